import type { SeedResult } from '../compare/summary.ts';
import { mean } from '../metrics/statistics.ts';
import { type ArmRuns, finishedSeeds, folderInStudy } from './arm-runs.ts';
import { contrastResults } from './contrast-results.ts';
import { estimateOf } from './estimate.ts';
import { quantityValues } from './quantity-values.ts';
import { type Arm, type StudyPlan, scoreMetrics } from './study-plan.ts';
import { type ArmResult, type Estimate, RESULTS_SCHEMA, type StudyResults } from './study-results.ts';

/** What a study did, as far as it came. */
export interface FinishedStudy extends Pick<StudyResults, 'plan' | 'matching' | 'failures' | 'trainingSourceWords'> {
  /** Those that were asked for. */
  readonly seeds: readonly number[];
  /** What every arm of the plan left, in its order. */
  readonly arms: readonly ArmRuns[];
}

/**
 * All numbers of a study: what every arm came to, and what became of every claim.
 *
 * @throws InputError if two arms that a claim holds against each other were not scored on the same sentences
 */
export function analyseStudy({ plan, arms, seeds, ...study }: FinishedStudy): StudyResults {
  return {
    ...{ schema: RESULTS_SCHEMA, plan, matching: study.matching, seeds: [...seeds] },
    arms: plan.arms.map((arm, place) => armResult(arm, arms[place]!, plan)),
    contrasts: contrastResults(plan.contrasts, arms),
    ...{ failures: study.failures, trainingSourceWords: study.trainingSourceWords },
  };
}

function armResult({ settings: _, ...arm }: Arm, runs: ArmRuns, { columns }: StudyPlan): ArmResult {
  const results = runs.trained.map(({ result }) => result);
  const seeds = finishedSeeds(runs);
  const average = (count: 'steps' | 'sourceTokens' | 'targetTokens') =>
    results.length === 0 ? 0 : Math.round(mean(results.map((result) => result[count])));
  return {
    ...arm,
    ...{ folder: folderInStudy(arm.name), seeds },
    parameters: runs.size?.parameters ?? null,
    parametersWithoutEmbeddings: runs.size?.parametersWithoutEmbeddings ?? null,
    flopsPerTargetToken: results[0]?.flopsPerTargetToken ?? null,
    ...{ steps: average('steps'), sourceTokens: average('sourceTokens'), targetTokens: average('targetTokens') },
    columns: columns.map(({ quantity }) => {
      const values = quantityValues(quantity, runs, seeds);
      return values && estimateOf(values);
    }),
    splits: splitScores(results),
    byLength: lengthScores(results),
    costs: costs(runs),
  };
}

/** Of every held-out split but that which training looks at. */
function splitScores(results: readonly SeedResult[]): ArmResult['splits'] {
  const splits = Object.keys(results[0]?.splits ?? {}).filter((split) => split !== 'validation');
  const scoresOf = (split: string) =>
    scoreMetrics.flatMap((metric): [string, Estimate][] => {
      const values = results.flatMap((result) => result.splits[split]?.[metric] ?? []);
      return values.length === 0 ? [] : [[metric, estimateOf(values)]];
    });
  return Object.fromEntries(splits.map((split) => [split, Object.fromEntries(scoresOf(split))]));
}

/** All seeds of an arm were scored on the same sentences, and so by the same lengths. */
function lengthScores(results: readonly SeedResult[]): ArmResult['byLength'] {
  return (results[0]?.byLength ?? []).map(({ from, to, sentences }, place) => {
    const over = (metric: 'exactMatch' | 'bleu') => estimateOf(results.map(({ byLength }) => byLength[place]![metric]));
    return { ...{ from, to, sentences }, exactMatch: over('exactMatch'), bleu: over('bleu') };
  });
}

function costs({ measured }: ArmRuns): ArmResult['costs'] {
  return (measured[0]?.costs ?? []).map(({ tokens, forwardFlops }, place) => {
    const over = (cost: 'seconds' | 'bytes') => estimateOf(measured.map(({ costs }) => costs[place]![cost]));
    return { tokens, seconds: over('seconds'), bytes: over('bytes'), forwardFlops };
  });
}
