import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Experiment, modelFor, parameterBudget } from '../../src/compare/experiment.ts';
import { readCorpus } from '../../src/data/corpus.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import { parameterTable } from '../../src/models/registry.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { armExperiment } from '../../src/study/arm-experiment.ts';
import { type Arm, type Matching, matchings, type StudyPlan } from '../../src/study/study-plan.ts';
import { countParameters } from '../../src/tensor/parameters.ts';
import { Codec } from '../../src/text/codec.ts';
import { WordTokenizer, wordsOf } from '../../src/text/word-tokenizer.ts';
import { planOf } from './example-study.ts';

const plans = readdirSync(projectPath('src/study/plans')).map((file) => planOf(file.replace(/\.json$/, '')));
const trained = plans.filter(({ kind }) => kind === 'train').map((plan) => [plan.name, plan] as const);

const experimentOf = (plan: StudyPlan, arm: Arm, matching: Matching = 'parameters') =>
  armExperiment(plan, arm, { matching, seeds: [1], task: plan.data.task });

const { pairs } = await readCorpus(new NodeFileStore(), projectPath('datasets/en-fr.csv'), wordsOf);
const training = pairs.filter(({ split }) => split === 'train');

const known = new Map<number, VocabularySizes>();

/** Of the corpus that comes with the project; one that a plan has made has nearly the same words. */
function vocabularyOf({ trainingPairs }: Experiment): VocabularySizes {
  const used = training.slice(0, trainingPairs || undefined);
  const wordsIn = (texts: string[]) => Codec.fit(new WordTokenizer({ lowercase: true }), texts).vocabulary.size;
  const sizes = known.get(trainingPairs) ?? {
    source: wordsIn(used.map(({ source }) => source)),
    target: wordsIn(used.map(({ target }) => target)),
  };
  known.set(trainingPairs, sizes);
  return sizes;
}

function parametersOf(experiment: Experiment): number {
  const vocabulary = vocabularyOf(experiment);
  return countParameters(parameterTable(modelFor(experiment, experiment.models[0]!, vocabulary), vocabulary));
}

describe.each(trained)('the plan %s', (_, plan) => {
  it('gives every arm the same parameters, within 2 %', () => {
    for (const arm of plan.arms) {
      const experiment = experimentOf(plan, arm);
      const budget = parameterBudget(experiment, vocabularyOf(experiment));
      expect(Math.abs(parametersOf(experiment) / budget - 1), arm.name).toBeLessThan(0.02);
    }
    expect(new Set(plan.arms.map((arm) => experimentOf(plan, arm).parameterBudget)).size).toBe(1);
  });

  it('trains all arms equally long, on the same pairs or on those that their level says', () => {
    const experiments = plan.arms.map((arm) => experimentOf(plan, arm));
    const { steps, batchSize } = experiments[0]!.training;
    for (const [place, { training, trainingPairs }] of experiments.entries()) {
      expect([training.steps, training.batchSize]).toEqual([steps, batchSize]);
      if (trainingPairs > 0) expect(trainingPairs).toBe(plan.arms[place]!.level);
    }
  });

  it('makes a valid experiment of every arm in every matching that it offers', () => {
    const offered: Matching[] = matchings.filter((matching) => matching === 'parameters' || plan.matching[matching]);
    for (const matching of offered) for (const arm of plan.arms) experimentOf(plan, arm, matching);
    if (plan.matching.time) expect(Object.keys(plan.matching.time.steps)).toEqual(plan.arms.map(({ name }) => name));
  });

  it('has no two arms that are the same', () => {
    const differences = plan.arms.map((arm) => JSON.stringify([arm.model, arm.settings ?? {}]));
    expect(new Set(differences).size).toBe(differences.length);
  });
});
