import type { Random } from '../base/random.ts';
import type { Counts } from './counts.ts';

/** Test sets drawn from a test set: of each the sentences, as indices; some stand there twice, some not at all. */
export interface Resamples {
  readonly sentences: number;
  readonly indices: Uint32Array; // [resamples × sentences]
}

/** How many resamples intervals and tests rest on unless told. */
export const RESAMPLES = 1000;

/** Resamples of as many sentences, drawn with replacement (Efron 1979). */
export function resample(sentences: number, random: Random, resamples = RESAMPLES): Resamples {
  return { sentences, indices: Uint32Array.from({ length: resamples * sentences }, () => random.integer(sentences)) };
}

/**
 * The corpus score of every resample.
 *
 * @param counts of each sentence
 * @param scoreOf the score of counts that were added up
 * @throws RangeError if the resamples are of another number of sentences
 */
export function resampledScores(
  counts: readonly Counts[],
  scoreOf: (sums: Counts) => number,
  { sentences, indices }: Resamples,
): Float64Array {
  if (counts.length !== sentences) {
    throw new RangeError(`resampledScores: resamples of ${sentences} sentences do not fit ${counts.length}`);
  }
  const width = counts[0]?.length ?? 0;
  const table = Float64Array.from(counts.flat()); // [sentences × width]
  const sums = new Array<number>(width);
  return Float64Array.from({ length: indices.length / sentences }, (_, sample) => {
    sums.fill(0);
    for (let i = sample * sentences; i < (sample + 1) * sentences; i++) {
      const row = indices[i]! * width;
      for (let column = 0; column < width; column++) sums[column]! += table[row + column]!;
    }
    return scoreOf(sums);
  });
}

/** The middle 95 % of the resamples' scores (percentile interval; of 1,000 the 26th and the 975th, as with sacreBLEU). */
export function percentileInterval(scores: Float64Array): [low: number, high: number] {
  const sorted = scores.toSorted();
  const cut = Math.floor(sorted.length / 40);
  return [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
}

export interface PairedTest {
  /** 95 % percentile interval of the difference first − second. */
  readonly ci: [low: number, high: number];
  /** Two-sided. */
  readonly p: number;
}

/**
 * Paired bootstrap test (Koehn 2004): whether one system would be ahead on most test sets like this one. The score of
 * both is computed on the same resamples; the share of them on which the order is turned round, or there is none, is
 * doubled, so that p < 0.05 says the same as an interval without 0. One is added to counts so that p is never 0.
 *
 * @throws RangeError if the resamples are not as many
 */
export function pairedBootstrap(first: Float64Array, second: Float64Array): PairedTest {
  if (first.length !== second.length) {
    throw new RangeError(`pairedBootstrap: ${first.length} resampled scores against ${second.length}`);
  }
  const differences = first.map((score, i) => score - second[i]!);
  const notAhead = differences.filter((difference) => difference <= 0).length;
  const notBehind = differences.filter((difference) => difference >= 0).length;
  const p = Math.min(1, (2 * (Math.min(notAhead, notBehind) + 1)) / (differences.length + 1));
  return { ci: percentileInterval(differences), p };
}
