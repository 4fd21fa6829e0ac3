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
  /** Undefined where a sentence cannot be scored: no gold alignment is known, or the model does not attend. */
  readonly counts: (sentence: SentenceCounts) => Counts | undefined;
  readonly scoreOf: (sums: Counts) => number;
}

export const metricNames = ['bleu', 'chrf', 'chrfpp', 'exactMatch', 'aer'] as const;
export type MetricName = (typeof metricNames)[number];

/** BLEU and chrF run from 0 to 100, rates from 0 to 1. The error rate is that of the scoring rule. */
export const metricsFor = (bleu: BleuSettings): Readonly<Record<MetricName, Metric>> => ({
  bleu: { counts: (sentence) => sentence.bleu, scoreOf: (sums) => bleuOf(sums, bleu) },
  chrf: { counts: ({ chrf }) => chrf, scoreOf: (sums) => chrfOf(sums) },
  chrfpp: { counts: ({ chrfpp }) => chrfpp, scoreOf: (sums) => chrfOf(sums, CHRF_PP) },
  exactMatch: { counts: ({ exact }) => exact, scoreOf: ([right, sentences]) => right! / sentences! },
  aer: { counts: ({ alignment }) => alignment?.[SCORING_RULE], scoreOf: (sums) => alignmentScoresOf(sums).aer },
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
  const scored = countsOf(sentences, names, bleu).map(({ name, counts, scoreOf }) => [name, scoreOf(addedUp(counts))]);
  return Object.fromEntries(scored);
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
  const intervals = countsOf(sentences, names, bleu).map(({ name, counts, scoreOf }) => {
    if (name === 'exactMatch') return [name, wilsonInterval(scoreOf(addedUp(counts)), counts.length)];
    return [name, percentileInterval(resampledScores(counts, scoreOf, testSetsOf(counts.length)))];
  });
  return Object.fromEntries(intervals);
}

/** Of each metric the counts of the sentences that it can score; metrics without any are left out. */
function countsOf<M extends MetricName>(sentences: readonly SentenceCounts[], names: readonly M[], bleu: BleuSettings) {
  const metrics = metricsFor(bleu);
  return names.flatMap((name) => {
    const { counts, scoreOf } = metrics[name];
    const scored = sentences.flatMap((sentence) => {
      const counted = counts(sentence);
      return counted ? [counted] : [];
    });
    return scored.length === 0 && name === 'aer' ? [] : [{ name, counts: scored, scoreOf }];
  });
}

/** The resamples of so many sentences: the same ones for every model, so that models can be compared on each. */
export const testSetsOf = (sentences: number): Resamples => resample(sentences, new Random(1).split('bootstrap'));
