import { InputError } from '../base/errors.ts';
import { plan, runComparison } from '../compare/comparison.ts';
import { type Job, type JobEvent, type JobOutcome, jobName } from '../compare/jobs.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { runInProcess } from '../platform/node/job-process.ts';
import { loadKernels } from '../platform/node/kernels.ts';
import { parallelism } from '../platform/node/machine.ts';
import { Interrupted } from './interrupted.ts';
import { type CompareOptions, openRun } from './open-run.ts';
import { duration, progressFor } from './progress.ts';
import { writeReport } from './write-report.ts';

/** Trains, evaluates, writes the run folder and the report, and prints the summary. */
export async function compareAction(options: CompareOptions): Promise<void> {
  const store = new NodeFileStore();
  const comparison = await openRun(store, options);
  const { run } = comparison;
  const jobs = plan(comparison);
  const progress = progressFor(jobs, process.stderr);
  const { signal, release } = abortOnCtrlC(run);
  try {
    await loadKernels(); // built here if need be, since the heap of a training is too small for the compiler
    process.stderr.write(`Training ${jobs.map(jobName).join(' · ')} into ${run}\n`);
    const started = performance.now();
    const concurrency = Math.min(options.jobs ?? parallelism(), jobs.length);
    const heapMegabytes = heapMegabytesFor(comparison.dataBytes);
    const worker = { entry: new URL('worker.ts', import.meta.url), heapMegabytes };
    const runJob = (job: Job, onEvent: (event: JobEvent) => void, stop: AbortSignal) =>
      runInProcess<Job, JobEvent, JobOutcome>(worker, jobName(job), job, onEvent, stop);
    const { failures } = await runComparison({
      ...{ comparison, store, runJob, concurrency, listener: progress, signal },
    });
    progress.stop();
    await writeReport(store, run);
    process.stderr.write(`Done in ${duration((performance.now() - started) / 1000)}.\n`);
    if (failures.length > 0) throw new InputError(failures.map(({ message }) => message).join('\n'));
  } finally {
    progress.stop();
    release();
  }
}

/**
 * Room for a corpus of this size in a training's heap, more than twice what it was seen to need: 100,000 pairs (24 MB)
 * train in 400 MB.
 */
const heapMegabytesFor = (dataBytes: number) => Math.ceil(256 + (20 * dataBytes) / 1e6);

/** The first Ctrl-C ends the run in order, after a checkpoint; a second one ends it at once. */
function abortOnCtrlC(run: string): { signal: AbortSignal; release: () => void } {
  const abort = new AbortController();
  const stop = () => {
    if (abort.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping after the current step; press Ctrl-C again to stop at once.\n');
    abort.abort(new Interrupted(`Stopped. Go on with: npx attention-lab compare --resume --out ${run}`));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: abort.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
