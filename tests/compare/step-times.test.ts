import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { measureStepTimes } from '../../src/compare/step-times.ts';
import { createModel, forwardFlops } from '../../src/models/registry.ts';
import { smallTransformer } from '../support/small-models.ts';
import { trainingSettings } from '../support/training-settings.ts';

const vocabulary = { source: 13, target: 17 };

describe('measureStepTimes', () => {
  it('times steps at the lengths that the model can read, beside their arithmetic, and changes no weight', () => {
    const model = createModel(smallTransformer, vocabulary, new Random(1));
    const before = model.parameters.values();
    const { sentences, lengths } = measureStepTimes({
      ...{ model, modelConfig: smallTransformer, vocabulary, training: trainingSettings },
      ...{ maximumLength: 18, random: new Random(1) },
    });
    expect(lengths.map(({ tokens }) => tokens)).toEqual([8, 16]);
    expect(lengths.every(({ seconds }) => seconds > 0)).toBe(true);
    expect(lengths[1]!.forwardFlops).toBe(sentences * forwardFlops(smallTransformer, vocabulary, 16, 16));
    expect(model.parameters.values()).toEqual(before);
    model.dispose();
  });
});
