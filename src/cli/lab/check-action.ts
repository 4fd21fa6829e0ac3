import type { LabEntry } from '../../../labs/manifest.ts';
import { UsageError } from '../../base/errors.ts';
import { isComplete, readProgress } from '../../grading/progress.ts';
import type { LabResult } from '../../grading/result.ts';
import { advice, checkLab, isFull, typeNote, untilInterrupted } from './check-lab.ts';
import { findLab, nextLab } from './find-lab.ts';
import { openChecker } from './lab-checker.ts';
import { type OpenLabs, openLabs, readExercise, standing, terminal } from './open-labs.ts';
import { titleText } from './result-text.ts';

export interface CheckOptions {
  readonly all?: true;
}

/** Checks one lab or all that were begun; the exit code is 1 unless everything passes. */
export async function checkAction(name: string | undefined, { all }: CheckOptions): Promise<void> {
  if (all && name !== undefined) throw new UsageError(`--all checks every lab — leave out ${name}, or leave out --all`);
  const labs = await openLabs();
  const signal = untilInterrupted();
  if (all) return checkAll(labs, labs.manifest, signal);
  const entry = name === undefined ? nextLab(labs.manifest, labs.progress) : findLab(labs.manifest, name);
  const result = await checkOne(labs, entry, signal);
  process.stdout.write(`\n${await advice(labs, entry, result)}`);
  if (!isFull(result)) process.exitCode = 1;
  else if (!isComplete(labs.progress.labs[entry.id])) await celebrate(labs, entry, signal);
}

async function checkOne(labs: OpenLabs, entry: LabEntry, signal: AbortSignal): Promise<LabResult> {
  const typesUnwanted = new AbortController();
  const options = terminal();
  await readExercise(labs, entry); // if it is missing, that is all there is to say
  const types = typeNote(labs, entry, options, typesUnwanted.signal);
  const checker = await openChecker(labs, entry);
  try {
    process.stdout.write(`${titleText(entry, options)}\n\n`);
    const result = await checkLab(labs, checker, options, signal);
    const isStarter = result.checks.every(({ status }) => status === 'not written');
    if (!isStarter) process.stdout.write(await types);
    return result;
  } finally {
    typesUnwanted.abort();
  }
}

/** When no check of any lab is left, all are run once more before it is said: an exercise may have changed since. */
async function celebrate(labs: OpenLabs, { id }: LabEntry, signal: AbortSignal): Promise<void> {
  const { labs: checked } = await readProgress(labs.store, labs.root);
  if (!labs.manifest.every((entry) => isComplete(checked[entry.id]))) return;
  process.stdout.write('\nEvery lab has passed; checking them all once more.\n\n');
  const others = labs.manifest.filter((entry) => entry.id !== id);
  await checkAll(labs, others, signal);
}

async function checkAll(labs: OpenLabs, entries: readonly LabEntry[], signal: AbortSignal): Promise<void> {
  let full = true;
  for (const entry of entries) {
    const { kind } = await standing(labs, entry);
    if (kind === 'not begun' || kind === 'no exercise') {
      process.stdout.write(`Lab ${entry.id}: ${entry.title}: ${kind}\n`);
      full = false;
      continue;
    }
    full = isFull(await checkOne(labs, entry, signal)) && full;
    process.stdout.write('\n');
  }
  if (full) process.stdout.write('All labs pass all their checks. Hand in: npx attention-lab lab submit\n');
  else process.exitCode = 1;
}
