import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { ownModel } from '../../../labs/08-comparison/own-models.ts';
import {
  batchOf,
  drawPairs,
  enlarged,
  smallConfigs,
  smallVocabulary,
  trainingLosses,
} from '../../../labs/08-comparison/small.ts';
import { Random } from '../../../src/base/random.ts';
import { greedy } from '../../../src/decoding/greedy.ts';
import { createModel } from '../../../src/models/registry.ts';
import { parts } from './reference-parts.ts';

const pairs = drawPairs(new Random(1), 5, 5);

describe.each(['lstm', 'transformer'] as const)('the %s made of the parts of labs 3 to 8', (family) => {
  const config = smallConfigs[family];
  const library = () => enlarged(createModel(config, smallVocabulary, new Random(2)), family);
  const own = () => enlarged(ownModel(parts, config, smallVocabulary, new Random(2)), family);

  it('has the parameters of the library by name, order and value', () => {
    expect([...own().parameters.values()]).toEqual([...library().parameters.values()]);
  });

  it('gives the logits and attention maps of the library within 1e-4', () => {
    const batch = batchOf(pairs);
    const [expected, actual] = [library(), own()].map((model) =>
      model.forward(batch, { training: false, attention: true }),
    );
    expectClose(actual!.logits, expected!.logits);
    expect(actual!.attention!.map(({ name, kind }) => [name, kind])).toEqual(
      expected!.attention!.map(({ name, kind }) => [name, kind]),
    );
    for (const [i, { weights, kind }] of expected!.attention!.entries()) {
      const { lengths } = kind === 'encoder-self' ? batch.source : batch.targetInput;
      for (const [b, length] of lengths.entries()) {
        const rows = (map: tf.Tensor3D) => map.slice([b, 0, 0], [1, length, -1]); // rows of padding are read by nobody
        expectClose(rows(actual!.attention![i]!.weights), rows(weights));
      }
    }
  });

  it('has the losses of the library over 20 steps within 1e-3', () => {
    const expected = trainingLosses(library(), pairs, 20);
    const actual = trainingLosses(own(), pairs, 20);
    expect(expected.at(-1)).toBeLessThan(expected[0]! - 0.5);
    for (const [step, loss] of expected.entries()) expect(Math.abs(actual[step]! - loss)).toBeLessThan(1e-3);
  });

  it('says what the library says, word by word', () => {
    const { source } = batchOf(pairs);
    const said = [library(), own()].map((model) => greedy(model, source, { maximumLength: 9, alignment: true }));
    expect(said[1]!.map(({ tokens }) => tokens)).toEqual(said[0]!.map(({ tokens }) => tokens));
    for (const [i, { alignment }] of said[0]!.entries()) {
      const rows = said[1]![i]!.alignment!;
      for (const [t, row] of alignment!.entries()) {
        for (const [s, weight] of row.entries()) expect(rows[t]![s]).toBeCloseTo(weight, 4);
      }
    }
  });

  it('leaves no tensors behind', () => {
    const model = own();
    const before = tf.memory().numTensors;
    tf.dispose(model.forward(batchOf(pairs), { training: false, attention: true }) as unknown as tf.TensorContainer);
    greedy(model, batchOf(pairs).source, { maximumLength: 3 });
    expect(tf.memory().numTensors).toBe(before);
  });
});

function expectClose(actual: tf.Tensor, expected: tf.Tensor): void {
  expect(actual.shape).toEqual(expected.shape);
  expect(tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]).toBeLessThan(1e-4);
}
