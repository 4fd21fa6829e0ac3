import { modelTitle } from '../figures/model-style.ts';
import { counted, fixed, listed, percent } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { taskTitle } from '../report/wording.ts';
import { seedsInWords } from './study-wording.ts';

/** A caption that stands by itself. */
export const captionOf = ({ summary }: RunData, what: string) => `${taskTitle(summary.task)}: ${what}`;

/**
 * What must be known to read any number of a run; it stands under every table.
 * @param spread what stands behind the means where there are several seeds
 */
export function runNotes({ summary, run }: RunData, spread: string): string[] {
  const models = Object.entries(summary.models);
  const sizes = models.map(([, { parameters }]) => parameters);
  const steps = [...new Set(models.flatMap(([, { seeds }]) => seeds.map((seed) => seed.steps)))].sort((a, b) => a - b);
  const missing = run.experiment.models.filter((model) => !(model in summary.models));
  const { seeds } = run.experiment;
  return [
    `${counted(models.length, 'model')} of ${fixed(Math.min(...sizes))} to ${fixed(Math.max(...sizes))} parameters (${percent(Math.max(...sizes) / Math.min(...sizes) - 1)} % apart), trained on the same batches in the same order, ${steps.map((count) => fixed(count)).join(' or ')} steps.`,
    seeds.length > 1
      ? `Means over ${seedsInWords(seeds)}${spread && `; ${spread}`}.`
      : `A single seed, ${seeds[0]}: 95 % intervals are over test sentences (of exact match Wilson’s, else the bootstrap’s) and say nothing of other trainings.`,
    ...(missing.length === 0 ? [] : [`Missing since it did not finish: ${listed(missing.map(modelTitle))}.`]),
  ];
}
