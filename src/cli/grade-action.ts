import { UsageError } from '../base/errors.ts';
import { readText } from '../base/file-store.ts';
import { writeJson } from '../base/json-file.ts';
import { findSubmissions } from '../grading/class/find-submissions.ts';
import { gradeClass } from '../grading/class/grade-class.ts';
import { parseHumanScores } from '../grading/class/human-scores.ts';
import { parseRoster } from '../grading/class/roster.ts';
import { writeClass } from '../grading/class/write-class.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { parallelism } from '../platform/node/machine.ts';
import { abortOnCtrlC } from './abort-on-ctrl-c.ts';
import { gradeProgress } from './grade-progress.ts';
import { gradeForGradescope, writeGradescopeBundle } from './gradescope-action.ts';
import { type OpenGradingOptions, openGrading } from './open-grading.ts';
import { duration } from './progress.ts';

export interface GradeOptions extends OpenGradingOptions {
  readonly out?: string;
  readonly jobs?: number;
  readonly scores?: string;
  readonly roster?: string;
  readonly assignment: string;
  readonly gradescope?: string;
  readonly results?: string;
}

export async function gradeAction(submissions: string | undefined, options: GradeOptions): Promise<void> {
  const { gradescope, results, out } = options;
  if (gradescope !== undefined) return writeGradescopeBundle(gradescope, options);
  if (submissions === undefined) throw new UsageError('what is to be graded? — give the folder with the submissions');
  if (results !== undefined) return gradeForGradescope(submissions, results, options);
  if (out === undefined) throw new UsageError('where do the results go? — add --out FOLDER');
  await gradeFolder(submissions, out, options);
}

/** Grades a class into a folder, or goes on with what is there. */
async function gradeFolder(submissions: string, out: string, options: GradeOptions): Promise<void> {
  const started = performance.now();
  const store = new NodeFileStore();
  const found = await findSubmissions(submissions);
  const roster = options.roster === undefined ? [] : parseRoster(await readText(store, options.roster), options.roster);
  const scores = options.scores === undefined ? undefined : await readText(store, options.scores);
  const { grader, course, labs, isolation, close } = await openGrading(store, options);
  const jobs = Math.min(options.jobs ?? parallelism(), found.length);
  const progress = gradeProgress(found.length, process.stderr);
  const interrupt = abortOnCtrlC(
    'the submissions that are being graded',
    'The same command goes on where this one stopped.',
  );
  process.stderr.write(`Grading ${found.length} submissions, ${jobs} side by side; what contains them: ${isolation}\n`);
  try {
    const graded = await gradeClass(store, out, found, grader, { jobs, listener: progress, signal: interrupt.signal });
    const questions = labs.flatMap((lab) => lab.questions);
    const students = graded.map(({ student }) => student);
    const summary = await writeClass(store, out, graded, {
      ...{ course, questions, roster, assignment: options.assignment },
      labs: labs.map(({ lab }) => lab.entry),
      scores: scores === undefined ? [] : parseHumanScores(scores, options.scores!, students, questions),
    });
    const wallSeconds = (performance.now() - started) / 1000;
    const peakResidentBytes = process.resourceUsage().maxRSS * 1024;
    await writeJson(store, `${out}/timing.json`, { wallSeconds, peakResidentBytes, submissions: found.length, jobs });
    progress.stop();
    process.stdout.write(`${out}/class.html: ${found.length} submissions, ${summary.troubles.length} to look at\n`);
    process.stderr.write(`Done in ${duration(wallSeconds)}.\n`);
  } finally {
    close();
    progress.stop();
    interrupt.release();
  }
}
