import { readFileSync } from 'node:fs';
import { projectPath } from '../../src/platform/node/machine.ts';
import { type Quantity, type StudyPlan, studyPlan } from '../../src/study/study-plan.ts';
import { type ArmResult, type Estimate, RESULTS_SCHEMA, type StudyResults } from '../../src/study/study-results.ts';

/** A plan that comes with the project. */
export const planOf = (name: string): StudyPlan =>
  studyPlan.parse(JSON.parse(readFileSync(projectPath(`src/study/plans/${name}.json`), 'utf8')));

export const estimate = (mean: number, half: number): Estimate => ({
  ...{ mean, low: mean - half, high: mean + half },
  bySeed: [mean - half / 2, mean + half / 2, mean],
});

/**
 * Results of the bottleneck study as a reader may meet them: one claim shown, one not tested since a training failed.
 * The numbers are made up; they are as far from each other as measured ones are.
 */
export function exampleStudy(): StudyResults {
  const plan = planOf('bottleneck');
  const groups = [3, 7, 11, 15, 19, 23, 27];
  const arms = plan.arms.map(({ name, title, model }, place): ArmResult => {
    const attends = name !== 'none';
    const bleuAt = (from: number) => (attends ? 99 - place / 2 - from / 20 : 104 - 3 * from);
    const byLength = groups.map((from) => ({
      ...{ from, to: from + 3, sentences: 148 },
      bleu: estimate(bleuAt(from), 0.4 + from / 10),
      exactMatch: estimate(Math.max(0.01, (bleuAt(from) - 5) / 100), 0.01),
    }));
    const all = { bleu: estimate(bleuAt(15), 1.25), exactMatch: estimate((bleuAt(15) - 4) / 100, 0.012) };
    const aer = attends ? { aer: estimate(0.02 + place / 100, 0.004) } : {};
    const columnOf = (quantity: Quantity): Estimate | null => {
      if ('growth' in quantity) return null;
      if (quantity.metric === 'aer') return aer.aer ?? null;
      const group = byLength.find(({ from }) => from === quantity.lengths?.[0]);
      return quantity.metric === 'bleu' ? (group?.bleu ?? all.bleu) : all.exactMatch;
    };
    return {
      ...{ name, title, model, folder: `arms/${name}`, seeds: name === 'transformer' ? [1] : [1, 2, 3] },
      ...{ parameters: 219_862 + place, parametersWithoutEmbeddings: 187_400 + place, flopsPerTargetToken: 412_300 },
      ...{ steps: 1500, sourceTokens: 1_680_512, targetTokens: 1_834_221 },
      columns: plan.columns.map(({ quantity }) => columnOf(quantity)),
      splits: { test: { ...all, ...aer }, long: { bleu: estimate(34, 2), exactMatch: estimate(0.03, 0.01) } },
      ...{ byLength, costs: [] },
    };
  });
  return {
    ...{ schema: RESULTS_SCHEMA, plan, matching: 'parameters', seeds: [1, 2, 3], arms },
    contrasts: [
      {
        seeds: [1, 2, 3],
        test: {
          ...{ first: estimate(-72, 3), second: estimate(-1.7, 1), difference: estimate(-70.3, 3.2) },
          ...{ effectSize: -21.4, p: 0.00031, pHolm: 0.00031, sentences: { low: -73.9, high: -66.2, p: 0.001998 } },
        },
        verdict: 'shown',
      },
      { seeds: [1], verdict: 'not tested' },
    ],
    failures: [2, 3].map((seed) => ({
      arm: 'transformer',
      seed,
      message: `transformer, seed ${seed}: its loss is NaN`,
    })),
    trainingSourceWords: [4, 30],
  };
}
