import { type PairedTest, pairedBootstrap, type Resamples, resampledScores } from './bootstrap.ts';
import { addedUp, type Counts } from './counts.ts';
import type { Metric } from './scores.ts';
import { mean } from './statistics.ts';

/** A corpus score of one trained model, and what it is on resampled test sets. */
export interface ResampledScore {
  readonly score: number;
  readonly resampled: Float64Array; // [resamples]
}

/** @throws RangeError if there are no sentences, or the resamples are of another number of them */
export const resampledScore = (
  counts: readonly Counts[],
  { scoreOf }: Pick<Metric, 'scoreOf'>,
  resamples: Resamples,
): ResampledScore => ({
  score: scoreOf(addedUp(counts)),
  resampled: resampledScores(counts, scoreOf, resamples),
});

/** What is left of a score when another of the same model, of other sentences, is taken from it. */
export const scoreChange = (to: ResampledScore, from: ResampledScore): ResampledScore => ({
  score: to.score - from.score,
  resampled: to.resampled.map((score, sample) => score - from.resampled[sample]!),
});

/**
 * The paired bootstrap test of two ways to train a model, each trained from several seeds. What is tested is the mean over
 * the seeds, each resample giving all of them the same sentences: whether these trainings would differ on other sentences
 * of the kind, not whether other trainings would.
 *
 * @throws RangeError if either has no score
 */
export function compareSeedMeans(
  first: readonly ResampledScore[],
  second: readonly ResampledScore[],
): PairedTest & { readonly difference: number } {
  const scoreOf = (seeds: readonly ResampledScore[]) => mean(seeds.map(({ score }) => score));
  return { difference: scoreOf(first) - scoreOf(second), ...pairedBootstrap(seedMeans(first), seedMeans(second)) };
}

const seedMeans = (seeds: readonly ResampledScore[]) =>
  seeds[0]!.resampled.map((_, sample) => mean(seeds.map(({ resampled }) => resampled[sample]!)));
