import type { Resamples } from '../metrics/bootstrap.ts';
import { compareSeedMeans, type ResampledScore, resampledScore } from '../metrics/resampled-score.ts';
import { type MetricName, metricsFor, testSets } from '../metrics/scores.ts';
import type { BleuSettings } from '../metrics/sentence-counts.ts';
import { repeatable } from './repeatable.ts';
import type { SentenceLine } from './run-files.ts';
import type { ModelComparison } from './summary.ts';

/** The test sentences as one trained model translated them. */
export interface TestSentences {
  readonly model: string;
  readonly seed: number;
  readonly lines: readonly SentenceLine[];
}

const COMPARED = ['bleu', 'chrf', 'exactMatch', 'aer'] as const satisfies readonly MetricName[];

/**
 * A paired bootstrap test for every pair of models, in the order of the models, of the mean over the seeds that both were
 * trained from. Pairs without a common seed are left out.
 */
export function compareModels(results: readonly TestSentences[], bleu: BleuSettings): ModelComparison[] {
  const draw = testSets();
  const scored = results.map(({ model, seed, lines }) => ({ model, seed, scores: scoresByMetric(lines, bleu, draw) }));
  return pairsOf(results).map(([first, second, seeds]) => {
    const of = (model: string, metric: MetricName) =>
      seeds.flatMap((seed) => scored.find((job) => job.model === model && job.seed === seed)!.scores.get(metric) ?? []);
    const metrics = COMPARED.flatMap((metric) => {
      const [a, b] = [of(first, metric), of(second, metric)];
      if (a.length === 0 || b.length === 0) return [];
      return [[metric, repeatable(compareSeedMeans(a, b))] as const];
    });
    return { models: [first, second], seeds, metrics: Object.fromEntries(metrics) };
  });
}

/** Every pair of models that share a seed, with the seeds that they share. */
export function pairsOf(results: readonly TestSentences[]): [first: string, second: string, seeds: number[]][] {
  const models = [...new Set(results.map(({ model }) => model))];
  const seedsOf = (model: string) => results.filter((job) => job.model === model).map(({ seed }) => seed);
  return models.flatMap((first, i) =>
    models.slice(i + 1).flatMap((second): [string, string, number[]][] => {
      const seeds = seedsOf(first).filter((seed) => seedsOf(second).includes(seed));
      return seeds.length === 0 ? [] : [[first, second, seeds]];
    }),
  );
}

/** By metric, as far as the sentences can be scored by it. */
function scoresByMetric(
  lines: readonly SentenceLine[],
  bleu: BleuSettings,
  draw: (sentences: number) => Resamples,
): ReadonlyMap<MetricName, ResampledScore> {
  const metrics = metricsFor(bleu);
  const scores = COMPARED.flatMap((name): [MetricName, ResampledScore][] => {
    const counts = metrics[name].countsOf(lines.map((line) => line.counts));
    return counts.length === 0 ? [] : [[name, resampledScore(counts, metrics[name], draw(counts.length))]];
  });
  return new Map(scores);
}
