import { type ModelCurves, trainingCurve } from '../figures/training-curves.ts';
import type { RunData } from './run-data.ts';

/** The training curves of every model of a run, from every seed. */
export const modelCurves = ({ summary, jobs }: Pick<RunData, 'summary' | 'jobs'>): ModelCurves[] =>
  Object.keys(summary.models).map((model) => ({
    model,
    seeds: jobs
      .filter((job) => job.model === model)
      .map(({ seed, metrics, timing }) => trainingCurve(seed, metrics, timing)),
  }));
