import type { LabEntry } from '../../../labs/manifest.ts';
import { UsageError } from '../../base/errors.ts';
import { readProgress } from '../../grading/progress.ts';
import type { LabResult } from '../../grading/result.ts';
import { checkLab, isFull, typeNote } from './check-lab.ts';
import { findLab, nextLab } from './find-lab.ts';
import { openChecker } from './lab-checker.ts';
import { next, type OpenLabs, openLabs, readExercise, standing, terminal } from './open-labs.ts';
import { titleText } from './result-text.ts';

export interface CheckOptions {
  readonly all?: true;
}

/** Checks one lab or all that were begun; the exit code is 1 unless everything passes. */
export async function checkAction(name: string | undefined, { all }: CheckOptions): Promise<void> {
  if (all && name !== undefined) throw new UsageError(`--all checks every lab — leave out ${name}, or leave out --all`);
  const labs = await openLabs();
  if (all) return checkAll(labs, labs.manifest);
  const entry = name === undefined ? nextLab(labs.manifest, labs.progress) : findLab(labs.manifest, name);
  const result = await checkOne(labs, entry);
  process.stdout.write(`\n${advice(result, entry)}`);
  if (!isFull(result)) process.exitCode = 1;
  else await celebrate(labs, entry);
}

async function checkOne(labs: OpenLabs, entry: LabEntry): Promise<LabResult> {
  const abort = new AbortController();
  const options = terminal();
  await readExercise(labs, entry); // if it is missing, that is all there is to say
  const types = typeNote(labs, entry, options, abort.signal);
  const checker = await openChecker(labs, entry);
  try {
    process.stdout.write(`${titleText(entry, options)}\n\n`);
    const result = await checkLab(labs, checker, options);
    process.stdout.write(await types);
    return result;
  } finally {
    abort.abort();
    await checker.close();
  }
}

function advice(result: LabResult, { id }: LabEntry): string {
  if (isFull(result)) return next('list', 'where you stand');
  return next(`hint ${id}`, 'one more hint each time');
}

/** When no check of any lab is left, all are run once more before it is said: an exercise may have changed since. */
async function celebrate(labs: OpenLabs, { id }: LabEntry): Promise<void> {
  const { labs: checked } = await readProgress(labs.store, labs.root);
  const open = labs.manifest.filter((entry) => checked[entry.id]?.failed.length !== 0);
  if (open.length > 0) return;
  process.stdout.write('\nEvery lab has passed; checking them all once more.\n\n');
  const others = labs.manifest.filter((entry) => entry.id !== id);
  await checkAll(labs, others);
}

async function checkAll(labs: OpenLabs, entries: readonly LabEntry[]): Promise<void> {
  let full = true;
  for (const entry of entries) {
    const { kind } = await standing(labs, entry);
    if (kind === 'not begun' || kind === 'no exercise') {
      process.stdout.write(`Lab ${entry.id}: ${entry.title}: ${kind}\n`);
      full = false;
      continue;
    }
    full = isFull(await checkOne(labs, entry)) && full;
    process.stdout.write('\n');
  }
  if (full) process.stdout.write('All labs pass all their checks. Hand in: npx attention-lab lab submit\n');
  else process.exitCode = 1;
}
