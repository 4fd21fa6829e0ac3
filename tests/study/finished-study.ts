import type { StepCost } from '../../src/compare/run-files.ts';
import type { SeedResult } from '../../src/compare/summary.ts';
import type { FinishedStudy } from '../../src/study/analyse-study.ts';
import type { ArmRuns } from '../../src/study/arm-runs.ts';
import { type Contrast, PLAN_SCHEMA, type StudyPlan, studyPlan } from '../../src/study/study-plan.ts';
import { testSentence } from '../compare/test-sentence.ts';
import { bleuDefaults, goldLinks, right, wrong } from '../metrics/judged.ts';

/** Sentences of each length; so many tenths is a rate. */
const TEN = 10;
const SHORT = ['i', 'see', 'him', 'well'];
const LONG = [...SHORT, 'and', 'she', 'sees'];

/** How many of ten short and of ten long test sentences a training got wrong. */
export type Wrongs = readonly [short: number, long: number];

function lines([short, long]: Wrongs, attends: boolean) {
  const sentences = (source: readonly string[], wrongs: number, name: string) =>
    Array.from({ length: TEN }, (_, i) => ({
      ...testSentence(`${name}-${i}`, i < wrongs ? wrong : right, attends ? goldLinks : undefined),
      source,
    }));
  return [
    ...sentences(SHORT, short, 'test-short'),
    ...sentences(LONG, long, 'test-long'),
    // All right, so that a score that took another split for the test split would show.
    ...sentences(LONG, 0, 'long').map((line) => ({ ...line, split: 'long' })),
  ];
}

function result(seed: number, [short, long]: Wrongs, attends: boolean): SeedResult {
  const exactMatch = 1 - (short + long) / (2 * TEN);
  const scores = { sentences: 2 * TEN, bleu: 100 * exactMatch, exactMatch, ...(attends && { aer: 0.25 }) };
  const group = (wrongs: number) => ({ sentences: TEN, bleu: 100 - wrongs, exactMatch: 1 - wrongs / TEN });
  return {
    ...{ seed, steps: 100 + seed, sourceTokens: 1000, targetTokens: 2000, flopsPerTargetToken: 12_345.5 },
    ...{ trainLoss: 1, validationLoss: 1, perplexity: 2, tokenAccuracy: 0.9, bleu: 100 * exactMatch, exactMatch },
    byLength: [
      { from: 3, to: 6, ...group(short) },
      { from: 7, to: 10, ...group(long) },
    ],
    byTag: {},
    splits: { validation: { ...scores, exactMatch: 0.111 }, test: scores, long: { ...scores, exactMatch: 1 } },
  };
}

/** An arm that was trained from these seeds. */
export const trainedArm = (arm: string, wrongs: Readonly<Record<number, Wrongs>>, attends = true): ArmRuns => ({
  ...{ arm, bleu: bleuDefaults, measured: [], size: { parameters: 2000, parametersWithoutEmbeddings: 1500 } },
  trained: Object.entries(wrongs).map(([seed, some]) => ({
    ...{ seed: Number(seed), lines: lines(some, attends), result: result(Number(seed), some, attends) },
  })),
});

/** An arm whose training steps were measured, once for each seed from 1 on. */
export const measuredArm = (arm: string, costs: readonly (readonly StepCost[])[]): ArmRuns => ({
  ...{ arm, bleu: bleuDefaults, trained: [], size: { parameters: 2000, parametersWithoutEmbeddings: 1500 } },
  measured: costs.map((some, i) => ({ seed: i + 1, costs: some })),
});

/** An arm of which every job failed before it began. */
export const failedArm = (arm: string): ArmRuns => ({ ...measuredArm(arm, []), size: null });

const EXACT_MATCH = { metric: 'exactMatch' } as const;

export const contrast = (changes: Partial<Contrast> = {}): Contrast => ({
  ...{ claim: 'The first is ahead.', first: 'first', second: 'second', quantity: EXACT_MATCH },
  ...{ expect: 'higher', margin: 0.1, ...changes },
});

const arm = (name: string) => ({ name, title: `the ${name} arm`, model: 'lstm-additive' as const });

/** A plan of the arms that are there. */
export const planFor = (arms: readonly ArmRuns[], changes: Partial<StudyPlan> = {}): StudyPlan =>
  studyPlan.parse({
    ...{ schema: PLAN_SCHEMA, name: 'example', version: 1, title: 'An example', question: '?', hypothesis: 'H' },
    ...{ published: [{ source: 'Someone 2015', says: 'so' }], limits: 'small', kind: 'train', data: { task: 'en-fr' } },
    ...{ seeds: 3, settings: {}, matching: {}, arms: arms.map((runs) => arm(runs.arm)) },
    ...{ columns: [{ title: 'exact match', quantity: EXACT_MATCH }], contrasts: [contrast()], ...changes },
  });

export const finished = (arms: readonly ArmRuns[], changes: Partial<StudyPlan> = {}): FinishedStudy => ({
  ...{ plan: planFor(arms, changes), matching: 'parameters', seeds: [1, 2, 3], arms, failures: [] },
  trainingSourceWords: [3, 14],
});
