import { Random } from '../base/random.ts';
import { alignmentScoresOf } from './alignment-error-rate.ts';
import { SCORING_RULE } from './alignment-rules.ts';
import { bleuOf } from './bleu.ts';
import { percentileInterval, type Resamples, resample, resampledScores } from './bootstrap.ts';
import { CHRF_PP, chrfOf } from './chrf.ts';
import { addedUp, type Counts } from './counts.ts';
import type { BleuSettings, SentenceCounts } from './sentence-counts.ts';
import { wilsonInterval } from './statistics.ts';

/** A corpus score: what it takes of each sentence, and what it makes of their sum. */
export interface Metric {
  /** Leaves out sentences that cannot be scored: no gold alignment is known, or the model does not attend. */
  readonly countsOf: (sentences: readonly SentenceCounts[]) => Counts[];
  readonly scoreOf: (sums: Counts) => number;
}

export const metricNames = ['bleu', 'chrf', 'chrfpp', 'exactMatch', 'aer'] as const;
export type MetricName = (typeof metricNames)[number];

/** BLEU and chrF run from 0 to 100, rates from 0 to 1. The error rate is that of the scoring rule. */
export const metricsFor = (settings: BleuSettings): Readonly<Record<MetricName, Metric>> => ({
  bleu: { countsOf: (sentences) => sentences.map(({ bleu }) => bleu), scoreOf: (sums) => bleuOf(sums, settings) },
  chrf: { countsOf: (sentences) => sentences.map(({ chrf }) => chrf), scoreOf: (sums) => chrfOf(sums) },
  chrfpp: { countsOf: (sentences) => sentences.map(({ chrfpp }) => chrfpp), scoreOf: (sums) => chrfOf(sums, CHRF_PP) },
  exactMatch: {
    countsOf: (sentences) => sentences.map(({ exact }) => exact),
    scoreOf: ([right, sentences]) => right! / sentences!,
  },
  aer: {
    countsOf: (sentences) => sentences.flatMap(({ alignment }) => (alignment ? [alignment[SCORING_RULE]] : [])),
    scoreOf: (sums) => alignmentScoresOf(sums).aer,
  },
});

/** Scores by metric; the error rate is absent where no sentence has one. */
export type Scores<M extends MetricName> = { readonly [name in Exclude<M, 'aer'>]: number } & { readonly aer?: number };

/** 95 % intervals over sentences, by metric: what another test set of this size may give for the same model. */
export type Intervals<M extends MetricName> = { readonly [name in M]?: [low: number, high: number] };

/** @throws RangeError if there are no sentences */
export function scoresOf<M extends MetricName>(
  sentences: readonly SentenceCounts[],
  names: readonly M[],
  bleu: BleuSettings,
): Scores<M> {
  const metrics = metricsFor(bleu);
  const scores = names.flatMap((name) => {
    const counts = metrics[name].countsOf(sentences);
    return name === 'aer' && counts.length === 0 ? [] : [[name, metrics[name].scoreOf(addedUp(counts))]];
  });
  return Object.fromEntries(scores);
}

/**
 * Of a rate of right sentences Wilson's interval, which holds near 0 and 1 too; of all else the percentile interval of
 * the bootstrap.
 */
export function intervalsOf<M extends MetricName>(
  sentences: readonly SentenceCounts[],
  names: readonly M[],
  bleu: BleuSettings,
): Intervals<M> {
  const metrics = metricsFor(bleu);
  const draw = testSets();
  const intervals = names.flatMap((name) => {
    const { countsOf, scoreOf } = metrics[name];
    const counts = countsOf(sentences);
    if (counts.length === 0) return [];
    if (name === 'exactMatch') return [[name, wilsonInterval(scoreOf(addedUp(counts)), counts.length)]];
    return [[name, percentileInterval(resampledScores(counts, scoreOf, draw(counts.length)))]];
  });
  return Object.fromEntries(intervals);
}

/**
 * Draws resamples of so many sentences, of one number once: the same ones for every model, so that models can be compared
 * on each.
 *
 * @param purpose another one draws other sentences
 */
export function testSets(purpose = 'bootstrap'): (sentences: number) => Resamples {
  const drawn = new Map<number, Resamples>();
  return (sentences) => {
    const resamples = drawn.get(sentences) ?? resample(sentences, new Random(1).split(purpose));
    drawn.set(sentences, resamples);
    return resamples;
  };
}
