import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { scaledDotProductAttention } from '../../src/nn/scaled-dot-product-attention.ts';
import { finiteDifferences, relativeError } from '../support/finite-differences.ts';

/** Values that vary from entry to entry, within ±1. */
function varied(shape: [number, number, number, number], stride: number): tf.Tensor4D {
  const size = shape.reduce((product, length) => product * length);
  return tf.tensor4d(
    Float32Array.from({ length: size }, (_, i) => ((i * stride) % 17) / 8 - 1),
    shape,
  );
}

describe('scaledDotProductAttention', () => {
  it('gives the hand-computed weights and context, scaled and unscaled', () => {
    // q = [2, 0, 0, 0]; q·k = [1, 3], divided by √4: [.5, 1.5]; softmax = 1 / (1 + e^±1) = [.268941, .731059]
    const queries = tf.tensor4d([[[[2, 0, 0, 0]]]]);
    const keys = tf.tensor4d([
      [
        [
          [0.5, 1, 0, 0],
          [1.5, 0, 1, 0],
        ],
      ],
    ]);
    const values = tf.tensor4d([
      [
        [
          [1, 0, 0, 0],
          [0, 1, 0, 0],
        ],
      ],
    ]);
    const { context, weights } = scaledDotProductAttention(queries, { keys, values }, { scaling: true });
    for (const [i, expected] of [0.268941, 0.731059].entries()) {
      expect(weights.dataSync()[i]).toBeCloseTo(expected, 6);
      expect(context.dataSync()[i]).toBeCloseTo(expected, 6);
    }
    // unscaled: 1 / (1 + e^±2) = [.119203, .880797]
    const unscaled = scaledDotProductAttention(queries, { keys, values }, { scaling: false });
    expect(unscaled.weights.dataSync()[1]).toBeCloseTo(0.880797, 6);
  });

  it('has the gradients that finite differences give', () => {
    const [B, H, T, S, K] = [2, 3, 1, 5, 2];
    const [queries, keys, values] = [varied([B, H, T, K], 5), varied([B, H, S, K], 7), varied([B, H, S, K], 3)];
    const direction = varied([B, H, T, K], 11);
    const loss = (queries: tf.Tensor4D, keys: tf.Tensor4D, values: tf.Tensor4D) =>
      scaledDotProductAttention(queries, { keys, values }, { scaling: true }).context.mul(direction).sum<tf.Scalar>();
    const gradients = tf.grads(loss as (...x: tf.Tensor[]) => tf.Scalar)([queries, keys, values]);
    const alone = [
      [(x: tf.Tensor) => loss(x as tf.Tensor4D, keys, values), queries],
      [(x: tf.Tensor) => loss(queries, x as tf.Tensor4D, values), keys],
      [(x: tf.Tensor) => loss(queries, keys, x as tf.Tensor4D), values],
    ] as const;
    for (const [i, [f, x]] of alone.entries()) {
      expect(relativeError(gradients[i]!.dataSync(), finiteDifferences(f, x))).toBeLessThan(2e-3);
    }
  });

  it('gives masked keys a weight of exactly zero', () => {
    const [B, H, T, S, K] = [2, 3, 5, 7, 1];
    const visible = [2, 6]; // keys that each sentence has
    const mask = tf.tensor4d(
      visible.flatMap((length) => Array.from({ length: S }, (_, s) => (s < length ? 0 : -1e9))),
      [B, 1, 1, S],
    );
    const memory = { keys: varied([B, H, S, K], 3), values: varied([B, H, S, K], 5) };
    const { weights } = scaledDotProductAttention(varied([B, H, T, K], 7), memory, { scaling: true, scoreMask: mask });
    for (const [b, sentence] of weights.arraySync().entries()) {
      for (const row of sentence.flat()) {
        expect(row.slice(visible[b])).toEqual(Array(S - visible[b]!).fill(0));
        expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 6);
      }
    }
  });

  it('names what it expected and what it got', () => {
    const [keys, values] = [tf.ones<tf.Rank.R4>([2, 3, 7, 5]), tf.ones<tf.Rank.R4>([2, 3, 5, 5])];
    const attend = (options: { scoreMask?: tf.Tensor }, values: tf.Tensor4D) => () =>
      scaledDotProductAttention(tf.ones([2, 3, 11, 5]), { keys, values }, { scaling: true, ...options });
    expect(attend({}, values)).toThrow('scaledDotProductAttention: values: expected [2, 3, 7, 5], got [2, 3, 5, 5]');
    expect(attend({ scoreMask: tf.zeros([13, 1, 1, 1, 1]) }, keys)).toThrow(
      'scaledDotProductAttention: scores + scoreMask: expected [2, 3, 11, 7], got [13, 2, 3, 11, 7]',
    );
  });
});
