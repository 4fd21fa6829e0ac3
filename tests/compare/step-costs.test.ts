import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { MEASURED_SENTENCES, measureStepCosts } from '../../src/compare/step-costs.ts';
import type { ModelConfig } from '../../src/models/config.ts';
import { createModel, forwardFlops } from '../../src/models/registry.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';
import { trainingSettings } from '../support/training-settings.ts';

const vocabulary = { source: 13, target: 17 };

async function costsOf(modelConfig: ModelConfig, lengths: readonly number[]) {
  const model = createModel(modelConfig, vocabulary, new Random(1));
  const before = { values: model.parameters.values(), tensors: tf.memory().numTensors };
  const options = { model, modelConfig, vocabulary, training: trainingSettings, lengths, repeats: 2 };
  const costs = await measureStepCosts({ ...options, random: new Random(1) });
  expect(model.parameters.values()).toEqual(before.values);
  expect(tf.memory().numTensors).toBe(before.tensors);
  model.dispose();
  return costs;
}

describe.each([smallLstm, smallTransformer])('measureStepCosts, of the $kind', (config) => {
  it('measures steps at each length, beside their arithmetic, changes no weight and leaks no tensor', async () => {
    const costs = await costsOf(config, [5, 11]);
    expect(costs.map(({ tokens }) => tokens)).toEqual([5, 11]);
    expect(costs.every(({ seconds }) => seconds > 0)).toBe(true);
    expect(costs[1]!.forwardFlops).toBe(MEASURED_SENTENCES * forwardFlops(config, vocabulary, 11, 11));
  });

  it('counts bytes that repeat, and at least those of the logits', async () => {
    const [first, second] = [await costsOf(config, [7, 13]), await costsOf(config, [13])];
    expect(second[0]!.bytes).toBe(first[1]!.bytes); // whatever was measured before
    for (const { tokens, bytes } of first) {
      expect(bytes).toBeGreaterThan(4 * MEASURED_SENTENCES * tokens * vocabulary.target);
    }
  });

  it('counts bytes that grow by the same for every token of a decoder without a quadratic part, and faster with one', async () => {
    const [a, b, c] = (await costsOf(config, [8, 16, 24])).map(({ bytes }) => bytes) as [number, number, number];
    expect(c - b).toBeGreaterThan(b - a); // both attend: T·S weights are kept for the backward pass
    if (config.kind === 'transformer') return;
    const [x, y, z] = (await costsOf({ ...config, attention: 'none' }, [8, 16, 24])).map(({ bytes }) => bytes);
    expect(z! - y!).toBe(y! - x!);
  });
});
