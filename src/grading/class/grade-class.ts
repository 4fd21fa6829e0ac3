import { InputError } from '../../base/errors.ts';
import type { FileStore } from '../../base/file-store.ts';
import { readJson, writeJson } from '../../base/json-file.ts';
import { sha256 } from '../../base/sha256.ts';
import type { Found } from './find-submissions.ts';
import { type GradedSubmission, gradedSubmission } from './graded.ts';
import type { Submission } from './submission.ts';

export interface ClassGrader {
  /** Looks at what was handed in. Never rejects for what is in it. */
  open(found: Found): Promise<Submission>;
  /** Digest of all that decides the result of a submission. */
  key(submission: Submission): Promise<string>;
  grade(submission: Submission, key: string): Promise<GradedSubmission>;
}

export interface ClassListener {
  graded(result: GradedSubmission, how: 'now' | 'before'): void;
}

/** Where, below the output folder, the results of the submissions stand: what a run that was killed goes on from. */
const RECORDS = 'graded';

/**
 * Grades every submission, several side by side. What was graded before with the same key is taken as it is, so that a
 * run that was killed goes on, and a class with one submission more does not start again.
 *
 * @returns the results in the order of `found`
 * @throws the reason of `signal` when it is aborted; else, once all others are graded, the first error that was met
 */
export async function gradeClass(
  store: FileStore,
  out: string,
  found: readonly Found[],
  grader: ClassGrader,
  { jobs, listener, signal }: { jobs: number; listener: ClassListener; signal: AbortSignal },
): Promise<GradedSubmission[]> {
  const results = new Array<GradedSubmission>(found.length);
  const errors: unknown[] = [];
  const names = await Promise.all(found.map(recordName));
  await store.removeUnfinished(out);
  await removeOthers(store, `${out}/${RECORDS}`, new Set(names));
  const gradeOne = async (i: number) => {
    const path = `${out}/${RECORDS}/${names[i]}`;
    const submission = await grader.open(found[i]!);
    const key = await grader.key(submission);
    const known = await readRecord(store, path);
    const isKnown = known?.key === key;
    // Parsed as if read from the disk, so that the keys stand in one order whoever goes on with the run.
    results[i] = isKnown ? known : gradedSubmission.parse(await inTime(grader.grade(submission, key), submission.name));
    if (!isKnown) await writeJson(store, path, results[i]);
    listener.graded(results[i]!, isKnown ? 'before' : 'now');
  };
  const queue = found.keys();
  const lane = async () => {
    for (const i of queue) {
      if (signal.aborted) return;
      await gradeOne(i).catch((error) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  signal.throwIfAborted();
  if (errors.length > 0) throw errors[0];
  return results;
}

/** Every call of an exercise has its limit, and these together are less than this. */
const PATIENCE_MINUTES = 30;

/** What nobody foresaw may hold up one submission, and no other. */
async function inTime<T>(grading: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const why = `${name}: it is not graded after ${PATIENCE_MINUTES} minutes — run the command again`;
    timer = setTimeout(() => reject(new InputError(why)), PATIENCE_MINUTES * 60_000);
  });
  return Promise.race([grading, tooLate]).finally(() => clearTimeout(timer));
}

/** Names of submissions are strangers', and may be long. */
const recordName = async ({ name }: Found) => `${(await sha256(new TextEncoder().encode(name))).slice(0, 20)}.json`;

async function readRecord(store: FileStore, path: string): Promise<GradedSubmission | undefined> {
  if (!(await store.exists(path))) return undefined;
  return readJson(store, path, gradedSubmission).catch(() => undefined); // of another version: graded again
}

async function removeOthers(store: FileStore, folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of await store.list(folder)) if (!names.has(name)) await store.remove(`${folder}/${name}`);
}
