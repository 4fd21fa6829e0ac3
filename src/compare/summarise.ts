import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { meanInterval } from '../metrics/statistics.ts';
import type { ModelName } from './model-names.ts';
import { configFile, jobFolder } from './run-files.ts';
import {
  type AveragedMetric,
  averagedMetrics,
  type ModelSummary,
  type SeedResult,
  SUMMARY_SCHEMA,
  type Summary,
} from './summary.ts';

/** The summary of a run: each model's results by seed, their mean, and an interval where there are several seeds. */
export async function summarise(
  store: FileStore,
  run: string,
  task: string,
  results: ReadonlyMap<ModelName, readonly SeedResult[]>,
): Promise<Summary> {
  const models: Record<string, ModelSummary> = {};
  for (const [model, seeds] of results) {
    const file = `${jobFolder(run, model, seeds[0]!.seed)}/config.json`;
    const { parameters, parametersWithoutEmbeddings } = await readJson(store, file, configFile);
    models[model] = { parameters, parametersWithoutEmbeddings, seeds: [...seeds], ...average(seeds) };
  }
  return { schema: SUMMARY_SCHEMA, task, models };
}

function average(seeds: readonly SeedResult[]): Pick<ModelSummary, 'mean' | 'ci95'> {
  const mean: NonNullable<ModelSummary['mean']> = {};
  const ci95: NonNullable<ModelSummary['ci95']> = {};
  for (const metric of averagedMetrics) {
    const values = seeds.map((seed) => scoreOf(seed, metric));
    if (!values.every((value) => value !== undefined)) continue; // a model that does not attend has no error rate
    const interval = meanInterval(values);
    mean[metric] = interval.mean;
    if (seeds.length > 1) ci95[metric] = [interval.low, interval.high];
  }
  return seeds.length > 1 ? { mean, ci95 } : { mean };
}

function scoreOf(seed: SeedResult, metric: AveragedMetric): number | undefined {
  switch (metric) {
    case 'aer':
    case 'aerContentWords':
      return seed[metric]?.aer;
    case 'calibration':
      return seed.calibration?.ece;
    case 'entropy':
      return seed.entropy?.nats;
    default:
      return seed[metric];
  }
}
