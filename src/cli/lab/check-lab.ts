import type { LabEntry } from '../../../labs/manifest.ts';
import { EXERCISE_FILE } from '../../grading/pack-submission.ts';
import { readProgress, withResult, writeProgress } from '../../grading/progress.ts';
import type { LabResult } from '../../grading/result.ts';
import { Interrupted } from '../interrupted.ts';
import type { LabChecker } from './lab-checker.ts';
import { digest, folderOf, next, type OpenLabs, readExercise } from './open-labs.ts';
import { checksText, printedText, summaryText, type TextOptions } from './result-text.ts';
import { typeErrorsOf, typeText } from './type-notes.ts';

/**
 * Checks a lab once, prints what came of it, and keeps the points.
 * @throws Interrupted if `signal` is aborted
 */
export async function checkLab(
  labs: OpenLabs,
  checker: LabChecker,
  options: TextOptions,
  signal: AbortSignal,
): Promise<LabResult> {
  const { entry, lab } = checker.lab;
  const text = await readExercise(labs, entry);
  const counter = checkCounter(lab.checks.length);
  const result = await checker.check(text, signal, counter.count).finally(counter.clear);
  process.stdout.write(`${checksText(result, options)}${printedText(result, options)}\n`);
  process.stdout.write(summaryText(result, entry.points));
  const { store, root } = labs;
  // Read again, since another command may have written meanwhile.
  await writeProgress(store, root, withResult(await readProgress(store, root), result, await digest(text)));
  return result;
}

/** How many checks have been run, on one line of a terminal; gone when the results come. */
function checkCounter(checks: number): { count(): void; clear(): void } {
  const write = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);
  let done = 0;
  return {
    count: () => write(`${++done} of ${checks} checks run`),
    clear: () => write(''),
  };
}

/** Aborted by Ctrl-C from now on. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort(new Interrupted('stopped')));
  return controller.signal;
}

export const isFull = ({ checks }: LabResult) => checks.every(({ status }) => status === 'passed');

/** What to do after a check. */
export async function advice({ store, root }: OpenLabs, { id, folder }: LabEntry, result: LabResult): Promise<string> {
  if (!isFull(result)) return next(`hint ${id}`, 'one more hint each time');
  const hasSolution = await store.exists(`${root}/${folder}/solution.ts`);
  return hasSolution ? next(`solution ${id}`, 'the reference beside yours') : next('list', 'where you stand');
}

/** The note about types; empty if all is well, or if `signal` says that nobody waits for it any more. */
export async function typeNote(
  labs: OpenLabs,
  entry: LabEntry,
  options: TextOptions,
  signal: AbortSignal,
): Promise<string> {
  return typeText(await typeErrorsOf(`${folderOf(labs, entry)}/${EXERCISE_FILE}`, signal), options);
}
