import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../base/errors.ts';
import { unwritten } from '../../grading/generate-exercise.ts';
import { loadLab } from '../../grading/load-lab.ts';
import { EXERCISE_FILE, type HandIn, type PackedLab, packSubmission } from '../../grading/pack-submission.ts';
import { writeProgress } from '../../grading/progress.ts';
import { STUDENT_ID } from '../../grading/submission-manifest.ts';
import { version } from '../../platform/node/machine.ts';
import { zipOf } from '../../platform/node/zip.ts';
import { type OpenLabs, openLabs, readExercise, shown, standing } from './open-labs.ts';

export interface SubmitOptions {
  readonly student?: string;
  readonly out?: string;
}

/** Packs what a student hands in. Refuses nothing: what is missing is said, and can be handed in later. */
export async function submitAction(options: SubmitOptions): Promise<void> {
  const labs = await openLabs();
  const { store, root, manifest, course } = labs;
  const student = (options.student ?? labs.progress.student ?? (await askStudent())).trim();
  if (!STUDENT_ID.test(student)) {
    throw new UsageError(
      `"${student}" is no student id — --student with letters, digits and . _ @ + - only, such as s123456`,
    );
  }
  const handIns: HandIn[] = [];
  for (const entry of manifest) {
    handIns.push({ entry, files: (await loadLab(entry, root)).lab.files ?? [] });
  }
  const submission = await packSubmission(store, root, handIns, { student, course, version });
  const out = options.out ?? `submission-${student}.zip`;
  const zip = await zipOf(submission.files);
  await store.write(out, zip);
  await writeProgress(store, root, { ...labs.progress, student });

  for (const packed of submission.labs) process.stdout.write(await lineOf(labs, packed));
  const files = submission.files.size;
  process.stdout.write(
    `\n${shown(out)}: ${files} files, ${Math.ceil(zip.length / 1024)} KiB, for student ${student}\n`,
  );
}

async function askStudent(): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError('who hands in? — --student with your student number or login');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question('Your student number or login: ');
  } finally {
    lines.close();
  }
}

/** What of one lab is in the zip, how it stood when it was checked, and what is missing. */
async function lineOf(labs: OpenLabs, { entry, packed, missing, unanswered }: PackedLab): Promise<string> {
  const state = await standing(labs, entry);
  const points = state.kind === 'checked' ? `${labs.progress.labs[entry.id]!.points} points` : state.kind;
  const toWrite = packed.includes(EXERCISE_FILE) ? unwritten(await readExercise(labs, entry)) : [];
  const gaps = [
    ...(state.kind === 'checked' && state.changed ? ['a check of what was changed since'] : []),
    ...missing.map((name) => `${name} is not there`),
    ...(toWrite.length > 0 ? [`not written: ${toWrite.join(', ')}`] : []),
    ...(unanswered.length > 0 ? [`not answered: question ${unanswered.join(', ')}`] : []),
  ];
  const rest = state.kind === 'not begun' ? '' : gaps.length > 0 ? `missing: ${gaps.join('; ')}` : 'complete';
  return `${`${entry.id}  ${points.padEnd(11)}  ${rest}`.trimEnd()}\n`;
}
