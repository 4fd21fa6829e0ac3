import { InputError } from '../base/errors.ts';
import { plan, runComparison } from '../compare/comparison.ts';
import { jobName } from '../compare/jobs.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { parallelism } from '../platform/node/machine.ts';
import { abortOnCtrlC } from './abort-on-ctrl-c.ts';
import { jobRunner } from './job-runner.ts';
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
  const { signal, release } = abortOnCtrlC(
    'the current step',
    `Go on with: npx attention-lab compare --resume --out ${run}`,
  );
  try {
    const runJob = await jobRunner(comparison.dataBytes);
    process.stderr.write(`Training ${jobs.map(jobName).join(' · ')} into ${run}\n`);
    const started = performance.now();
    const concurrency = Math.min(options.jobs ?? parallelism(), jobs.length);
    const { failures } = await runComparison({ comparison, store, runJob, concurrency, listener: progress, signal });
    progress.stop();
    await writeReport(store, run);
    process.stderr.write(`Done in ${duration((performance.now() - started) / 1000)}.\n`);
    if (failures.length > 0) throw new InputError(failures.map(({ message }) => message).join('\n'));
  } finally {
    progress.stop();
    release();
  }
}
