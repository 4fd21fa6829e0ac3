import { InputError } from '../base/errors.ts';
import { readJson, readJsonLines, writeJson } from '../base/json-file.ts';
import { compareModels, type TestSentences } from './compare-models.ts';
import { disagreements } from './disagreements.ts';
import type { Comparison, Job, JobOutcome } from './jobs.ts';
import type { ModelName } from './model-names.ts';
import { nearestNeighbourBaseline } from './nearest-neighbour-baseline.ts';
import { prepareTask } from './prepare-task.ts';
import { jobFolder, jobTiming, sentenceLine, TIMING_SCHEMA, type Timing } from './run-files.ts';
import { type JobPool, runJobs } from './run-jobs.ts';
import { summarise } from './summarise.ts';
import { NEAREST_NEIGHBOUR, type SeedResult, type Summary, seedResult } from './summary.ts';

export interface ComparisonSettings extends JobPool {
  readonly comparison: Comparison;
}

/** A job that did not come to its end, and why. */
export interface Failure {
  readonly job: Job;
  readonly message: string;
}

/** One training for each model and seed. */
export function plan(comparison: Comparison): Job[] {
  const { models, seeds } = comparison.experiment;
  return seeds.flatMap((seed) => models.map((model): Job => ({ ...comparison, kind: 'train', model, seed })));
}

/**
 * The last model's jobs first: the baselines stand first in a comparison and are the quickest, and lanes that share jobs
 * end soonest if the short ones come last (longest processing time first, Graham 1969).
 */
function startOrder(jobs: readonly Job[]): Job[] {
  const models = jobs.map(({ model }) => model);
  return jobs.toSorted((a, b) => models.indexOf(b.model) - models.indexOf(a.model));
}

/**
 * Trains and evaluates every model and seed on the same batches in the same order, each in a process of its own, then
 * writes `summary.json` and `timing.json`. Finished jobs of an earlier run in the same folder are not run again; a job
 * that fails takes no other with it.
 * @throws InputError if every job failed; the reason of `signal` if it was aborted
 */
export async function runComparison(settings: ComparisonSettings): Promise<{ summary: Summary; failures: Failure[] }> {
  const { comparison, store } = settings;
  const { run, experiment } = comparison;
  const started = performance.now();
  const jobs = plan(comparison);
  const reasons = await runJobs(startOrder(jobs), settings);
  const failures = jobs.flatMap((job): Failure[] => (reasons.has(job) ? [{ job, message: reasons.get(job)! }] : []));
  if (failures.length === jobs.length) throw new InputError(failures.map(({ message }) => message).join('\n'));

  const finished = jobs.filter((job) => !reasons.has(job));
  const results = new Map<ModelName, SeedResult[]>();
  const sentences: TestSentences[] = [];
  for (const { model, seed } of finished) {
    const folder = jobFolder(run, model, seed);
    const result = await readJson(store, `${folder}/result.json`, seedResult);
    results.set(model, [...(results.get(model) ?? []), result]);
    const lines = await readJsonLines(store, `${folder}/sentences.jsonl`, sentenceLine);
    sentences.push({ model, seed, lines: lines.filter(({ split }) => split === 'test') });
  }
  const comparisons = compareModels(sentences, experiment.bleu);
  const task = await prepareTask(store, experiment, comparison.dataFile);
  const baselines = { [NEAREST_NEIGHBOUR]: nearestNeighbourBaseline(task, experiment.bleu) };
  const summary = { ...(await summarise(store, run, experiment.task, results)), baselines, comparisons };
  await writeJson(store, `${run}/disagreements.json`, disagreements(sentences));
  await writeJson(store, `${run}/timing.json`, await measureTiming(settings, finished, started));
  await writeJson(store, `${run}/summary.json`, summary);
  return { summary, failures };
}

/** What the clock and the memory gauge said of each job, and each model's speed when it trains alone. */
async function measureTiming(settings: ComparisonSettings, finished: readonly Job[], started: number): Promise<Timing> {
  const { comparison, store } = settings;
  const models: Timing['models'] = {};
  for (const job of finished) {
    const earlier = models[job.model] ?? [];
    // Speed is the model's, whatever its seed: it is measured once.
    const { targetTokensPerSecond, stepTimes } = earlier[0] ?? (await measureSpeedAlone(settings, job));
    const measured = await readJson(store, `${jobFolder(comparison.run, job.model, job.seed)}/timing.json`, jobTiming);
    const speed = { targetTokensPerSecond: targetTokensPerSecond!, ...(stepTimes && { stepTimes }) };
    models[job.model] = [...earlier, { seed: job.seed, ...measured, ...speed }];
  }
  return { schema: TIMING_SCHEMA, wallSeconds: (performance.now() - started) / 1000, models };
}

async function measureSpeedAlone({ runJob, listener, signal }: ComparisonSettings, job: Job): Promise<JobOutcome> {
  listener.event(job, { kind: 'phase', phase: 'measuring its speed alone' });
  const outcome = await runJob({ ...job, kind: 'burst' }, () => {}, signal);
  listener.done(job);
  return outcome;
}
