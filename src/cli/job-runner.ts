import { type Job, type JobEvent, type JobOutcome, type JobRunner, jobName } from '../compare/jobs.ts';
import { runInProcess } from '../platform/node/job-process.ts';
import { loadKernels } from '../platform/node/kernels.ts';

/**
 * Does jobs in processes of their own.
 * @param dataBytes size of the corpus that they read
 */
export async function jobRunner(dataBytes: number): Promise<JobRunner> {
  await loadKernels(); // built here if need be, since the heap of a training is too small for the compiler
  const worker = { entry: new URL('worker.ts', import.meta.url), heapMegabytes: heapMegabytesFor(dataBytes) };
  return (job, onEvent, signal) => runInProcess<Job, JobEvent, JobOutcome>(worker, jobName(job), job, onEvent, signal);
}

/**
 * Room for a corpus of this size in a training's heap, more than twice what it was seen to need: 100,000 pairs (24 MB)
 * train in 400 MB.
 */
const heapMegabytesFor = (dataBytes: number) => Math.ceil(256 + (20 * dataBytes) / 1e6);
