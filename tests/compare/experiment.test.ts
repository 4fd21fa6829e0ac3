import { describe, expect, it } from 'vitest';
import { modelFor, parameterBudget, trainingFor } from '../../src/compare/experiment.ts';
import { modelNames } from '../../src/compare/model-names.ts';
import { applyOverrides } from '../../src/compare/overrides.ts';
import { preset } from '../../src/compare/presets.ts';
import { parameterTable } from '../../src/models/registry.ts';
import { countParameters } from '../../src/tensor/parameters.ts';

const vocabulary = { source: 211, target: 331 };

describe('modelFor', () => {
  it.each(['lab', 'quick'] as const)('brings every model of the %s preset within 2 %% of the budget', (name) => {
    const experiment = preset(name, 'en-fr');
    for (const model of modelNames) {
      const count = countParameters(parameterTable(modelFor(experiment, model, vocabulary), vocabulary));
      expect(Math.abs(count / parameterBudget(experiment, vocabulary) - 1), `${model}: ${count}`).toBeLessThan(0.02);
    }
  });

  it('gives every model of a user’s own data what the Transformer has, however large the vocabularies', () => {
    const experiment = preset('lab', 'mine.csv');
    const large = { source: 3001, target: 5003 };
    expect(modelFor(experiment, 'transformer', large)).toMatchObject({ feedForward: 256 });
    const budget = parameterBudget(experiment, large);
    for (const model of modelNames) {
      const count = countParameters(parameterTable(modelFor(experiment, model, large), large));
      expect(Math.abs(count / budget - 1), `${model}: ${count}`).toBeLessThan(0.02);
    }
  });

  it('takes a width that is given as it is', () => {
    const experiment = applyOverrides(preset('lab', 'en-fr'), ['transformer.feedForward=77', 'lstm.readout=33']);
    expect(modelFor(experiment, 'transformer', vocabulary)).toMatchObject({ feedForward: 77 });
    expect(modelFor(experiment, 'lstm-dot', vocabulary)).toMatchObject({ readout: 33, attention: 'dot' });
  });

  it('says which width cannot reach the budget, and what to change', () => {
    const experiment = applyOverrides(preset('lab', 'en-fr'), ['parameterBudget=20000']);
    expect(() => modelFor(experiment, 'transformer', vocabulary)).toThrow(
      /transformer cannot be brought to 20000 parameters: with transformer.feedForward = 1 it has \d+ — change/,
    );
  });
});

describe('trainingFor', () => {
  it('gives each family its own learning rate and warm-up and all else in common', () => {
    const { training } = preset('lab', 'en-fr');
    const [lstm, transformer] = [
      trainingFor(preset('lab', 'en-fr'), 'lstm-none'),
      trainingFor(preset('lab', 'en-fr'), 'transformer'),
    ];
    expect(lstm.learningRate).toBe(training.learningRate.lstm);
    expect(transformer).toEqual({
      ...lstm,
      learningRate: training.learningRate.transformer,
      warmup: training.warmup.transformer,
    });
  });
});
