import type { FileStore } from '../base/file-store.ts';
import type { Job, JobEvent, JobRunner } from './jobs.ts';
import { jobFolder, LAST_FILE } from './run-files.ts';

/** Hears of jobs. */
export interface JobListener {
  event(job: Job, event: JobEvent): void;
  done(job: Job): void;
  failed(job: Job, message: string): void;
}

/** Where jobs are done, and who hears of them. */
export interface JobPool {
  readonly store: FileStore;
  readonly runJob: JobRunner;
  /** How many jobs work side by side. */
  readonly concurrency: number;
  readonly listener: JobListener;
  readonly signal: AbortSignal;
}

/**
 * Does jobs in their order, some side by side. One that was finished before is not done again; one that fails takes no
 * other with it.
 * @returns why jobs did not come to their end, by job
 * @throws the reason of `signal` if it was aborted
 */
export async function runJobs(jobs: readonly Job[], pool: JobPool): Promise<ReadonlyMap<Job, string>> {
  const { store, runJob, listener, signal } = pool;
  const reasons = new Map<Job, string>();
  await inParallel(jobs, pool.concurrency, async (job) => {
    if (signal.aborted) return;
    try {
      if (await isFinished(store, job)) return listener.done(job);
      await runJob(job, (event) => listener.event(job, event), signal);
      listener.done(job);
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      reasons.set(job, message);
      listener.failed(job, message);
    }
  });
  signal.throwIfAborted();
  return reasons;
}

/** A burst leaves no file: whoever asks for one wants its speed now. */
async function isFinished(store: FileStore, { kind, run, model, seed }: Job): Promise<boolean> {
  return kind !== 'burst' && store.exists(`${jobFolder(run, model, seed)}/${LAST_FILE[kind]}`);
}

/** Works through `items` in order, at most `limit` at a time. */
async function inParallel<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
}
