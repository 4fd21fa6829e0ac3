import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { type AttentionParameters, attentionTable } from '../../src/nn/multi-head-attention.ts';
import type { AttentionOptions } from '../../src/ops/attention.ts';
import { hasKernel } from '../../src/ops/fused.ts';
import { keysValues } from '../../src/ops/keys-values.ts';
import {
  composedMultiHeadAttention,
  MULTI_HEAD_ATTENTION,
  multiHeadAttention,
} from '../../src/ops/multi-head-attention.ts';
import { Parameters } from '../../src/tensor/parameters.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { draw, expectAgreement, holdsWithinBounds, valueAndGradients } from './agreement.ts';

const file = new URL('../fixtures/pytorch/multi-head-attention.json', import.meta.url);
const pytorch = JSON.parse(readFileSync(file, 'utf8'));
type Nested = number | Nested[];
const flat = (nested: Nested): number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flat));

/** Parameters of width D under the names that the operations take. */
function asRecord(parameters: Parameters): AttentionParameters {
  return Object.fromEntries(parameters.names.map((name) => [name, parameters.get(name)])) as never;
}

/** The operation with all that it is differentiated by in a row: x, memory, W_Q, b_Q, W_O, b_O. */
const inARow =
  (attend: typeof multiHeadAttention, options: AttentionOptions) =>
  (...[x, memory, queryWeight, queryBias, outputWeight, outputBias]: tf.Tensor[]) =>
    attend(x as never, memory as never, { queryWeight, queryBias, outputWeight, outputBias } as never, options).output;

const drawn = (B: number, T: number, S: number, D: number) =>
  [[B, T, D], [B, S, 2 * D], [D, D], [D], [D, D], [D]].map((shape, seed) => draw(shape as never, seed));

/** Projections that change nothing: attention alone. */
const identity = (D: number) => {
  const [weight, bias] = [tf.eye(D), tf.zeros([D]) as tf.Tensor1D];
  return { queryWeight: weight, queryBias: bias, outputWeight: weight, outputBias: bias };
};

const size = (max: number) => fc.integer({ min: 1, max });
const queries = fc.oneof(
  { weight: 9, arbitrary: size(13) },
  { weight: 1, arbitrary: fc.integer({ min: 30, max: 70 }) },
);
const anyAttention = fc
  .record({
    B: size(3),
    H: size(4),
    K: size(9),
    T: queries,
    past: size(13),
    masked: fc.boolean(),
    causal: fc.boolean(),
  })
  .chain((shape) => {
    const S = shape.causal ? shape.T + shape.past - 1 : shape.past;
    const lengths = fc.array(fc.integer({ min: 1, max: S }), { minLength: shape.B, maxLength: shape.B });
    return fc.record({ ...{ shape: fc.constant({ ...shape, S }), lengths, scaling: fc.boolean() } });
  });

describe('multiHeadAttention', () => {
  it('runs as one kernel here', () => expect(hasKernel(MULTI_HEAD_ATTENTION)).toBe(true));

  it('gives the hand-computed weights and context, scaled and unscaled', () => {
    // q = [2, 0, 0, 0]; q·k = [1, 3], divided by √4: [.5, 1.5]; softmax = 1 / (1 + e^±1) = [.268941, .731059]
    const x = tf.tensor3d([[[2, 0, 0, 0]]]);
    const memory = tf.tensor3d([
      [
        [0.5, 1, 0, 0, 1, 0, 0, 0],
        [1.5, 0, 1, 0, 0, 1, 0, 0],
      ],
    ]);
    const { output, weights } = multiHeadAttention(x, memory, identity(4), { heads: 1, scaling: true });
    for (const [i, expected] of [0.268941, 0.731059].entries()) {
      expect(weights.dataSync()[i]).toBeCloseTo(expected, 6);
      expect(output.dataSync()[i]).toBeCloseTo(expected, 6);
    }
    // unscaled: 1 / (1 + e^±2) = [.119203, .880797]
    const unscaled = multiHeadAttention(x, memory, identity(4), { heads: 1, scaling: false });
    expect(unscaled.weights.dataSync()[1]).toBeCloseTo(0.880797, 6);
  });

  it('agrees with the composed form in output, gradients and weights, whatever the sizes and masks', async () => {
    await holdsWithinBounds(
      fc.property(anyAttention, ({ shape: { B, H, K, T, S, masked, causal }, lengths, scaling }) => {
        tf.tidy(() => {
          const visible = masked ? { lengths: tf.tensor1d(lengths, 'int32') } : {};
          const options = { heads: H, scaling, causal, ...visible };
          const inputs = drawn(B, T, S, H * K);
          expectAgreement(
            inARow(multiHeadAttention, options),
            inARow(composedMultiHeadAttention, options),
            inputs,
            1e-3, // where softmax saturates, gradients nearly vanish
          );
          const [x, memory] = inputs as [tf.Tensor3D, tf.Tensor3D];
          const [weights, composed] = [multiHeadAttention, composedMultiHeadAttention].map((attend) =>
            attend(x, memory, identity(H * K), options).weights.dataSync<'float32'>(),
          ) as [Float32Array, Float32Array];
          expect(relativeError(weights, composed)).toBeLessThan(2e-5);
          for (const [i, weight] of composed.entries()) if (weight === 0) expect(weights[i]).toBe(0);
        });
      }),
    );
  });

  it.each([
    { causal: false, lengths: [5, 3] },
    { causal: true, lengths: undefined },
  ])('has the gradient of double precision: %o', ({ causal, lengths }) => {
    const [B, H, T, S, K] = [2, 3, 4, 5, 2];
    const D = H * K;
    const inputs = drawn(B, T, S, D);
    const direction = draw([B, T, D], 99).dataSync();
    /** x W + b for the rows of x. */
    const linear = (x: Float64Array, weight: Float64Array, bias: Float64Array) =>
      Float64Array.from({ length: x.length }, (_, i) => {
        const [row, column] = [Math.floor(i / D), i % D];
        return x
          .subarray(row * D, row * D + D)
          .reduce((sum, value, d) => sum + value * weight[d * D + column]!, bias[column]!);
      });
    const loss = ([x, memory, queryWeight, queryBias, outputWeight, outputBias]: readonly Float64Array[]) => {
      const queries = linear(x!, queryWeight!, queryBias!);
      const context = new Float64Array(B * T * D);
      for (let row = 0; row < B * T; row++) {
        const [b, t] = [Math.floor(row / T), row % T];
        const seen = Math.min(lengths?.[b] ?? S, causal ? S - T + t + 1 : S);
        for (let first = 0; first < D; first += K) {
          const scores = Array.from({ length: seen }, (_, s) => {
            let product = 0;
            for (let i = first; i < first + K; i++)
              product += queries[row * D + i]! * memory![(b * S + s) * 2 * D + i]!;
            return Math.exp(product / Math.sqrt(K));
          });
          const total = scores.reduce((a, b) => a + b);
          for (const [s, score] of scores.entries()) {
            for (let i = first; i < first + K; i++) {
              context[row * D + i]! += (score / total) * memory![(b * S + s) * 2 * D + D + i]!;
            }
          }
        }
      }
      return linear(context, outputWeight!, outputBias!).reduce((sum, value, i) => sum + value * direction[i]!, 0);
    };
    const expected = doubleDifferences(
      loss,
      inputs.map((input) => Float64Array.from(input.dataSync())),
    );
    const options = { heads: H, scaling: true, causal, lengths: lengths && tf.tensor1d(lengths, 'int32') };
    const { gradients } = valueAndGradients(inARow(multiHeadAttention, options), inputs);
    for (const [i, gradient] of gradients.entries()) expect(relativeError(gradient, expected[i]!)).toBeLessThan(3e-6);
  });

  it('never looks at padding, be it not even a number, and gives it no gradient', () => {
    const [x, memory, ...parameters] = drawn(1, 5, 3, 4) as [tf.Tensor, tf.Tensor];
    const options = { heads: 2, scaling: true, lengths: tf.tensor1d([3], 'int32') };
    const [clean, dirty] = [0, Number.NaN].map((padding) => {
      const padded = tf.concat([memory, tf.fill([1, 2, 8], padding)], 1);
      return valueAndGradients(inARow(multiHeadAttention, options), [x, padded, ...parameters]);
    });
    expect(dirty).toEqual(clean);
    expect([...clean!.gradients[1]!.slice(3 * 8)]).toEqual(Array(2 * 8).fill(0));
  });

  it('gives a later query what it gives it alone, with the keys before it as past', () => {
    const [x, memory] = drawn(2, 5, 5, 6) as [tf.Tensor3D, tf.Tensor3D];
    const options = { heads: 3, scaling: true, causal: true };
    const whole = multiHeadAttention(x, memory, identity(6), options).output;
    for (let t = 0; t < 5; t++) {
      const [now, past] = [x.slice([0, t, 0], [2, 1, 6]), memory.slice([0, 0, 0], [2, t + 1, 12])];
      const { output } = multiHeadAttention(now, past, identity(6), options);
      expect(relativeError(output.dataSync(), whole.slice([0, t, 0], [2, 1, 6]).dataSync())).toBeLessThan(1e-6);
    }
  });

  it('is not a number where a query is not', () => {
    const x = tf.tensor3d([1, Number.NaN, 1, 2], [1, 2, 2]);
    const { output } = multiHeadAttention(x, draw([1, 3, 4], 2), identity(2), { heads: 1, scaling: true });
    expect([...output.dataSync()].map(Number.isNaN)).toEqual([true, true, false, false]);
  });

  it.each(['self', 'cross'])('agrees with PyTorch in output, weights and every gradient: %s-attention', (kind) => {
    const expected = pytorch[kind];
    const { heads } = pytorch;
    const [x, memory = x] = (expected.inputs as number[][][][]).map((input) => tf.tensor3d(input)) as [tf.Tensor3D];
    const [, , D] = x.shape;
    const parameters = new Parameters(attentionTable(D), new Random(1));
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
    const parameters = new Parameters(attentionTable(6), new Random(1));
    const x = tf.ones([2, 3, 6]) as tf.Tensor3D;
    const before = tf.memory().numTensors;
    const memory = keysValues(x, asRecord(parameters));
    multiHeadAttention(x, memory, asRecord(parameters), { heads: 2, scaling: true });
    expect(tf.memory().numTensors).toBe(before + 3); // keys and values too
    parameters.dispose();
  });

  it('names what it expected and what it got', () => {
    const x = tf.ones<tf.Rank.R3>([2, 11, 6]);
    const attend =
      (options: Partial<AttentionOptions>, memory: tf.Tensor3D = tf.ones([2, 7, 12])) =>
      () =>
        multiHeadAttention(x, memory, identity(6), { heads: 3, scaling: true, ...options });
    expect(attend({}, tf.ones([2, 7, 6]))).toThrow('multiHeadAttention: memory: expected [2, 7, 12], got [2, 7, 6]');
    const lengths = (...values: number[]) => ({ lengths: tf.tensor1d(values, 'int32') });
    expect(attend(lengths(1, 2, 3))).toThrow('multiHeadAttention: lengths: expected [2], got [3]');
    expect(attend(lengths(7, 8))).toThrow('multiHeadAttention: a sentence of 8 tokens among 7 columns');
    expect(attend({ heads: 4 })).toThrow('multiHeadAttention: 4 heads do not divide a width of 6');
    expect(attend({ causal: true })).toThrow('multiHeadAttention: 11 queries do not stand among 7 positions');
    const narrow = { ...identity(6), outputBias: tf.zeros<tf.Rank.R1>([5]) };
    const options = { heads: 3, scaling: true };
    expect(() => multiHeadAttention(x, tf.ones([2, 7, 12]), narrow, options)).toThrow(
      'multiHeadAttention: outputBias: expected [6], got [5]',
    );
  });
});
