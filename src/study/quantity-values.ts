import type { SentenceLine, StepCost } from '../compare/run-files.ts';
import type { Resamples } from '../metrics/bootstrap.ts';
import { addedUp, type Counts } from '../metrics/counts.ts';
import { powerLawExponent } from '../metrics/power-law.ts';
import { type ResampledScore, resampledScore, scoreChange } from '../metrics/resampled-score.ts';
import { metricsFor, testSets } from '../metrics/scores.ts';
import type { BleuSettings } from '../metrics/sentence-counts.ts';
import type { ArmRuns } from './arm-runs.ts';
import type { Quantity } from './study-plan.ts';

export type ScoreQuantity = Extract<Quantity, { metric: unknown }>;
type GrowthQuantity = Extract<Quantity, { growth: unknown }>;

/**
 * A quantity of an arm, one number for each of these seeds; null where it has none: its model does not attend, no held-out
 * sentence is as asked, fewer than two lengths were measured, a seed did not come to its end, or there are no seeds.
 */
export function quantityValues(quantity: Quantity, runs: ArmRuns, seeds: readonly number[]): number[] | null {
  if ('growth' in quantity) return ofEach(seeds, runs.measured, ({ costs }) => growthOf(quantity, costs));
  const { scoreOf } = metricsFor(runs.bleu)[quantity.metric];
  return ofEach(seeds, runs.trained, ({ lines }) => {
    const [to, from] = countsOf(quantity, runs.bleu, lines)?.map((counts) => scoreOf(addedUp(counts))) ?? [];
    return to === undefined || from === undefined ? to : to - from;
  });
}

/** Draws the resampled sentences of a score, and of the score that is taken from it, each for itself: the same for every arm. */
export interface Draws {
  readonly of: (sentences: number) => Resamples;
  readonly since: (sentences: number) => Resamples;
}
export const studyDraws = (): Draws => ({ of: testSets(), since: testSets('bootstrap since') });

/** The same scores on resampled sentences as well. */
export function resampledValues(
  quantity: ScoreQuantity,
  runs: ArmRuns,
  seeds: readonly number[],
  draws: Draws,
): ResampledScore[] | null {
  const metric = metricsFor(runs.bleu)[quantity.metric];
  return ofEach(seeds, runs.trained, ({ lines }) => {
    const [to, from] = countsOf(quantity, runs.bleu, lines) ?? [];
    if (!to) return undefined;
    const score = resampledScore(to, metric, draws.of(to.length));
    return from ? scoreChange(score, resampledScore(from, metric, draws.since(from.length))) : score;
  });
}

/** What the sentences count for that a score is of, then those of the score that is taken from it, if there is one. */
function countsOf(
  { metric, split = 'test', lengths, since }: ScoreQuantity,
  bleu: BleuSettings,
  lines: readonly SentenceLine[],
): Counts[][] | undefined {
  const within = (range: ScoreQuantity['lengths']) => {
    const [from, to] = range ?? [0, Number.POSITIVE_INFINITY];
    const asked = lines.filter(
      (line) => line.split === split && line.source.length >= from && line.source.length <= to,
    );
    return metricsFor(bleu)[metric].countsOf(asked.map(({ counts }) => counts));
  };
  const [of, before] = [within(lengths), since && within(since)];
  if (of.length === 0 || before?.length === 0) return undefined;
  return before ? [of, before] : [of];
}

function growthOf({ growth, lengths: [from, to] }: GrowthQuantity, costs: readonly StepCost[]): number | undefined {
  const fitted = costs.filter(({ tokens }) => tokens >= from && tokens <= to);
  if (fitted.length < 2) return undefined;
  return powerLawExponent(
    fitted.map(({ tokens }) => tokens),
    fitted.map((cost) => cost[growth]),
  );
}

function ofEach<Job extends { readonly seed: number }, Value>(
  seeds: readonly number[],
  jobs: readonly Job[],
  measure: (job: Job) => Value | undefined,
): Value[] | null {
  const values = seeds.flatMap((seed) => {
    const job = jobs.find((one) => one.seed === seed);
    return (job && measure(job)) ?? [];
  });
  return values.length > 0 && values.length === seeds.length ? values : null;
}
