import { writeJson } from '../base/json-file.ts';
import { classGrader } from '../grading/class/class-grader.ts';
import { submissionAt } from '../grading/class/find-submissions.ts';
import type { GradedLab } from '../grading/class/graded.ts';
import { gradedLab } from '../grading/class/graded-lab.ts';
import { gradescopeBundle } from '../grading/class/gradescope-bundle.ts';
import { gradescopeResults } from '../grading/class/gradescope-results.ts';
import { readHiddenSeed } from '../grading/hidden-seed.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { projectPath } from '../platform/node/machine.ts';
import { type OpenGradingOptions, openGrading } from './open-grading.ts';

/** Writes the autograder that is uploaded to Gradescope. */
export async function writeGradescopeBundle(out: string, { hiddenSeedFile }: OpenGradingOptions): Promise<void> {
  const store = new NodeFileStore();
  await readHiddenSeed(store, hiddenSeedFile); // a wrong file would show when the first student hands in
  const zip = await gradescopeBundle(projectPath(''), await store.read(hiddenSeedFile), process.version);
  await store.write(out, zip);
  process.stdout.write(`${out}: ${Math.ceil(zip.length / 1024)} KiB\n`);
}

/** Grades one submission; the file is whole from the beginning, and rewritten after every check. */
export async function gradeForGradescope(path: string, results: string, options: OpenGradingOptions): Promise<void> {
  const found = await submissionAt(path);
  const store = new NodeFileStore();
  const { labs, grading, isolation, close } = await openGrading(store, options);
  const contained = `What contained the code while it ran: ${isolation}.`;
  const write = (known: readonly GradedLab[], troubles: readonly string[]) =>
    writeJson(store, results, gradescopeResults(known, [...troubles, contained]));
  await write(
    labs.map(({ lab }) => gradedLab(lab, [])),
    [],
  );
  const opened = await classGrader(grading).open(found);
  const grader = classGrader({ ...grading, onCheck: (known) => write(known, opened.troubles) });
  try {
    const graded = await grader.grade(opened, await grader.key(opened));
    await write(graded.labs, graded.troubles);
  } finally {
    close();
  }
}
