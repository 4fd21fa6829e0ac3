import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import {
  keysValues,
  type MultiHeadAttentionParameters,
  multiHeadAttention,
  multiHeadAttentionTable,
} from '../../src/nn/multi-head-attention.ts';
import { Parameters } from '../../src/tensor/parameters.ts';
import { relativeError } from '../support/finite-differences.ts';

const file = new URL('../fixtures/pytorch/multi-head-attention.json', import.meta.url);
const pytorch = JSON.parse(readFileSync(file, 'utf8'));
type Nested = number | Nested[];
const flat = (nested: Nested): number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flat));

/** Parameters of width D under the names that `multiHeadAttention` takes. */
function asRecord(parameters: Parameters): MultiHeadAttentionParameters {
  return Object.fromEntries(parameters.names.map((name) => [name, parameters.get(name)])) as never;
}

describe('multiHeadAttention', () => {
  it.each(['self', 'cross'])('agrees with PyTorch in output, weights and every gradient: %s-attention', (kind) => {
    const expected = pytorch[kind];
    const { heads } = pytorch;
    const [x, memory = x] = (expected.inputs as number[][][][]).map((input) => tf.tensor3d(input)) as [tf.Tensor3D];
    const [, , D] = x.shape;
    const parameters = new Parameters(multiHeadAttentionTable(D), new Random(1));
    parameters.load(
      new Map(parameters.names.map((name) => [name, Float32Array.from(flat(expected.parameters[name]))])),
    );
    const options = { heads, scaling: true, causal: kind === 'self', lengths: tf.tensor1d(expected.lengths, 'int32') };
    const attend = (x: tf.Tensor3D, memory: tf.Tensor3D) => {
      const layer = asRecord(parameters);
      return multiHeadAttention(x, keysValues(memory, layer), layer, options);
    };

    const { output, weights } = attend(x, memory);
    expect(relativeError(output.dataSync(), flat(expected.output))).toBeLessThan(1e-5);
    expect(relativeError(weights.dataSync(), flat(expected.weights))).toBeLessThan(1e-5);
    const masked = flat(expected.weights).map((weight) => weight === 0);
    expect([...weights.dataSync()].map((weight) => weight === 0)).toEqual(masked);

    const direction = tf.tensor3d(expected.direction);
    const { grads } = tf.variableGrads(() => attend(x, memory).output.mul(direction).sum(), parameters.variables);
    for (const [i, { name }] of parameters.variables.entries()) {
      const ours = parameters.names[i]!;
      expect(relativeError(grads[name]!.dataSync(), flat(expected.gradients[ours])), ours).toBeLessThan(1e-5);
    }
    const inputs = kind === 'self' ? [x] : [x, memory];
    const along = (...[x, memory = x]: tf.Tensor[]) =>
      attend(x as tf.Tensor3D, memory as tf.Tensor3D)
        .output.mul<tf.Scalar>(direction)
        .sum<tf.Scalar>();
    for (const [i, gradient] of tf.grads(along)(inputs).entries()) {
      expect(relativeError(gradient.dataSync(), flat(expected.inputGradients[i])), `input ${i}`).toBeLessThan(1e-5);
    }
    parameters.dispose();
  });

  it('leaves output and weights, and nothing else', () => {
    const parameters = new Parameters(multiHeadAttentionTable(6), new Random(1));
    const x = tf.ones([2, 3, 6]) as tf.Tensor3D;
    const before = tf.memory().numTensors;
    const memory = keysValues(x, asRecord(parameters));
    multiHeadAttention(x, memory, asRecord(parameters), { heads: 2, scaling: true });
    expect(tf.memory().numTensors).toBe(before + 4); // keys and values too
    parameters.dispose();
  });

  it('refuses a width that the heads do not divide', () => {
    const parameters = new Parameters(multiHeadAttentionTable(7), new Random(1));
    const [x, layer] = [tf.ones([2, 3, 7]) as tf.Tensor3D, asRecord(parameters)];
    const call = () => multiHeadAttention(x, keysValues(x, layer), layer, { heads: 3, scaling: true });
    expect(call).toThrow('attention: 3 heads do not divide a width of 7');
    parameters.dispose();
  });
});
