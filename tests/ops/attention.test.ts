import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTENTION, type AttentionOptions, attention, composedAttention } from '../../src/ops/attention.ts';
import { hasKernel } from '../../src/ops/fused.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { draw, expectAgreement, valueAndGradients } from './agreement.ts';

const size = (max: number) => fc.integer({ min: 1, max });
const anyAttention = fc
  .record({
    B: size(3),
    H: size(4),
    K: size(9),
    T: size(13),
    past: size(13),
    masked: fc.boolean(),
    causal: fc.boolean(),
  })
  .chain((shape) => {
    const S = shape.causal ? shape.T + shape.past - 1 : shape.past;
    const lengths = fc.array(fc.integer({ min: 0, max: S }), { minLength: shape.B, maxLength: shape.B });
    return fc.record({ shape: fc.constant({ ...shape, S }), lengths, scaling: fc.boolean() });
  });

type AnyAttention = typeof anyAttention extends fc.Arbitrary<infer T> ? T : never;

/** Queries, keys and values, and what they see. */
function drawn({ shape: { B, H, K, T, S, masked, causal }, lengths, scaling }: AnyAttention) {
  const inputs = [draw([B, T, H * K], 1), draw([B, S, H * K], 2), draw([B, S, H * K], 3)] as const;
  const options: AttentionOptions = {
    ...{ heads: H, scaling, causal },
    ...(masked && { lengths: tf.tensor1d(lengths, 'int32') }),
  };
  return { inputs, options };
}

describe('attention', () => {
  it('runs as one kernel here', () => expect(hasKernel(ATTENTION)).toBe(true));

  it('gives the hand-computed weights and context, scaled and unscaled', () => {
    // q = [2, 0, 0, 0]; q·k = [1, 3], divided by √4: [.5, 1.5]; softmax = 1 / (1 + e^±1) = [.268941, .731059]
    const queries = tf.tensor3d([[[2, 0, 0, 0]]]);
    const memory = {
      keys: tf.tensor3d([
        [
          [0.5, 1, 0, 0],
          [1.5, 0, 1, 0],
        ],
      ]),
      values: tf.tensor3d([
        [
          [1, 0, 0, 0],
          [0, 1, 0, 0],
        ],
      ]),
    };
    const { context, weights } = attention(queries, memory, { heads: 1, scaling: true });
    for (const [i, expected] of [0.268941, 0.731059].entries()) {
      expect(weights.dataSync()[i]).toBeCloseTo(expected, 6);
      expect(context.dataSync()[i]).toBeCloseTo(expected, 6);
    }
    // unscaled: 1 / (1 + e^±2) = [.119203, .880797]
    const unscaled = attention(queries, memory, { heads: 1, scaling: false });
    expect(unscaled.weights.dataSync()[1]).toBeCloseTo(0.880797, 6);
  });

  it('agrees with the composed form in context and gradients, whatever the sizes and masks', () => {
    fc.assert(
      fc.property(anyAttention, (any) => {
        tf.tidy(() => {
          const { inputs, options } = drawn(any);
          const form = (f: typeof attention) => (queries: tf.Tensor, keys: tf.Tensor, values: tf.Tensor) =>
            f(queries as tf.Tensor3D, { keys, values } as never, options).context;
          expectAgreement(form(attention) as never, form(composedAttention) as never, inputs);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('agrees in the weights, which are exactly zero where a query does not see', () => {
    fc.assert(
      fc.property(anyAttention, (any) => {
        tf.tidy(() => {
          const { inputs, options } = drawn(any);
          const [queries, keys, values] = inputs as readonly tf.Tensor[] as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];
          const { weights } = attention(queries, { keys, values }, options);
          const composed = composedAttention(queries, { keys, values }, options).weights.dataSync();
          expect(relativeError(weights.dataSync(), composed)).toBeLessThan(2e-5);
          const { T, S, masked, causal } = any.shape;
          for (const [b, heads] of weights.arraySync().entries()) {
            for (const rows of heads) {
              for (const [t, row] of rows.entries()) {
                const seen = Math.min(masked ? any.lengths[b]! : S, causal ? S - T + t + 1 : S);
                expect(row.slice(seen).every((weight) => weight === 0)).toBe(true);
                if (seen > 0) expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
              }
            }
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    { causal: false, lengths: [5, 3] },
    { causal: true, lengths: undefined },
  ])('has the gradient of double precision: %o', ({ causal, lengths }) => {
    const [B, H, T, S, K] = [2, 3, 4, 5, 2];
    const D = H * K;
    const inputs = [draw([B, T, D], 1), draw([B, S, D], 2), draw([B, S, D], 3)];
    const direction = draw([B, T, D], 99).dataSync();
    const loss = ([q, k, v]: readonly Float64Array[]) => {
      let sum = 0;
      for (let row = 0; row < B * T; row++) {
        const [b, t] = [Math.floor(row / T), row % T];
        const seen = Math.min(lengths?.[b] ?? S, causal ? S - T + t + 1 : S);
        for (let first = 0; first < D; first += K) {
          const dot = (s: number) => {
            let product = 0;
            for (let i = 0; i < K; i++) product += q![row * D + first + i]! * k![(b * S + s) * D + first + i]!;
            return product;
          };
          const exponentials = Array.from({ length: seen }, (_, s) => Math.exp(dot(s) / Math.sqrt(K)));
          const total = exponentials.reduce((a, b) => a + b);
          for (let i = first; i < first + K; i++) {
            for (const [s, e] of exponentials.entries()) {
              sum += ((direction[row * D + i]! * e) / total) * v![(b * S + s) * D + i]!;
            }
          }
        }
      }
      return sum;
    };
    const expected = doubleDifferences(
      loss,
      inputs.map((input) => Float64Array.from(input.dataSync())),
    );
    const options = { heads: H, scaling: true, causal, lengths: lengths && tf.tensor1d(lengths, 'int32') };
    const { gradients } = valueAndGradients(
      (queries, keys, values) => attention(queries as tf.Tensor3D, { keys, values } as never, options).context,
      inputs,
    );
    for (const [i, gradient] of gradients.entries()) expect(relativeError(gradient, expected[i]!)).toBeLessThan(2e-6);
  });

  it('never looks at padding, be it not even a number, and gives it no gradient', () => {
    const memory = (padding: number) => tf.concat([draw([1, 3, 4], 2), tf.fill([1, 2, 4], padding)], 1);
    const options = { heads: 2, scaling: true, lengths: tf.tensor1d([3], 'int32') };
    const [clean, dirty] = [0, Number.NaN].map((padding) =>
      valueAndGradients(
        (queries, keys, values) => attention(queries as tf.Tensor3D, { keys, values } as never, options).context,
        [draw([1, 5, 4], 1), memory(padding), memory(padding)],
      ),
    );
    expect(dirty).toEqual(clean);
    for (const gradient of clean!.gradients.slice(1)) expect([...gradient.slice(12)]).toEqual(Array(8).fill(0));
  });

  it('gives a later query what it gives it alone, with the keys before it as past', () => {
    const [queries, keys, values] = [draw<tf.Rank.R3>([2, 5, 6], 1), draw<tf.Rank.R3>([2, 5, 6], 2)].concat(
      draw<tf.Rank.R3>([2, 5, 6], 3),
    ) as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];
    const options = { heads: 3, scaling: true, causal: true };
    const whole = attention(queries, { keys, values }, options).context;
    for (let t = 0; t < 5; t++) {
      const past = { keys: keys.slice([0, 0, 0], [2, t + 1, 6]), values: values.slice([0, 0, 0], [2, t + 1, 6]) };
      const { context } = attention(queries.slice([0, t, 0], [2, 1, 6]), past, options);
      expect(context.dataSync()).toEqual(whole.slice([0, t, 0], [2, 1, 6]).dataSync());
    }
  });

  it('is not a number where a query or a key that it sees is not', () => {
    const [keys, values] = [draw<tf.Rank.R3>([1, 3, 2], 2), draw<tf.Rank.R3>([1, 3, 2], 3)];
    const queries = tf.tensor3d([
      [
        [1, Number.NaN],
        [1, 2],
      ],
    ]);
    const { context } = attention(queries, { keys, values }, { heads: 1, scaling: true });
    expect([...context.dataSync()].map(Number.isNaN)).toEqual([true, true, false, false]);
  });

  it('names what it expected and what it got', () => {
    const [keys, values] = [tf.ones<tf.Rank.R3>([2, 7, 6]), tf.ones<tf.Rank.R3>([2, 5, 6])];
    const attend = (options: Partial<AttentionOptions>, values: tf.Tensor3D) => () =>
      attention(tf.ones([2, 11, 6]), { keys, values }, { heads: 3, scaling: true, ...options });
    expect(attend({}, values)).toThrow('attention: values: expected [2, 7, 6], got [2, 5, 6]');
    const lengths = tf.tensor1d([1, 2, 3], 'int32');
    expect(attend({ lengths }, keys)).toThrow('attention: lengths: expected [2], got [3]');
    expect(attend({ heads: 4 }, keys)).toThrow('attention: 4 heads do not divide a width of 6');
    expect(attend({ causal: true }, keys)).toThrow('attention: 11 queries cannot stand at the last of 7 positions');
  });
});
