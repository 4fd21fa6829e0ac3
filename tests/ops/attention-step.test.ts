import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { additiveAttention } from '../../src/ops/additive-attention.ts';
import type { Attention } from '../../src/ops/attend.ts';
import { dotProductAttention } from '../../src/ops/dot-product-attention.ts';
import { scoreMask } from '../../src/tensor/masks.ts';
import { relativeError } from '../support/finite-differences.ts';

const [B, S, D, A, E] = [2, 3, 5, 7, 11];
const ones = <R extends tf.Rank>(...shape: number[]) => tf.ones<R>(shape as tf.ShapeMap[R]);
const padding = () => scoreMask(tf.tensor1d([2, 1], 'int32'), S);

describe('additiveAttention', () => {
  it('gives the hand-computed context for one query and two keys', () => {
    // v = 1, W = U = 1: e = [tanh(1 + 0), tanh(1 + 1)] = [.761594, .964028]; α = softmax(e) = [.449564, .550436]
    const states = tf.tensor3d([[[0], [1]]]);
    const parameters = { queryProjection: tf.ones<tf.Rank.R2>([1, 1]), score: tf.ones<tf.Rank.R1>([1]) };
    const { context, weights } = additiveAttention(tf.tensor2d([[1]]), { states, keys: states }, parameters);
    expect(weights.arraySync()[0]![0]).toBeCloseTo(0.449564, 6);
    expect(context.arraySync()[0]![0]).toBeCloseTo(0.550436, 6);
  });

  it('gives padding no weight at all', () => {
    const memory = { states: ones<tf.Rank.R3>(B, S, E), keys: ones<tf.Rank.R3>(B, S, A), scoreMask: padding() };
    const { weights } = additiveAttention(ones(B, D), memory, { queryProjection: ones(D, A), score: ones(A) });
    expect(weights.arraySync()).toEqual([
      [0.5, 0.5, 0],
      [1, 0, 0],
    ]);
  });

  it('names what it expected and what it got', () => {
    const memory = { states: ones<tf.Rank.R3>(B, S, E), keys: ones<tf.Rank.R3>(B, S, A) };
    const attend = (queryWidth: number, scoreWidth: number) => () =>
      additiveAttention(ones(B, queryWidth), memory, { queryProjection: ones(D, A), score: ones(scoreWidth) });
    expect(attend(6, A)).toThrow('additiveAttention: query: expected [2, 5], got [2, 6]');
    expect(attend(D, 8)).toThrow('additiveAttention: score: expected [7], got [8]');
  });
});

describe('dotProductAttention', () => {
  it('gives the hand-computed context for one query and two keys', () => {
    // e = [2·0, 2·.5] = [0, 1]; α = softmax(e) = [.268941, .731059]; c = .268941·3 + .731059·5 = 4.462117
    const memory = { states: tf.tensor3d([[[3], [5]]]), keys: tf.tensor3d([[[0], [0.5]]]) };
    const { context, weights } = dotProductAttention(tf.tensor2d([[2]]), memory);
    expect(weights.arraySync()[0]![1]).toBeCloseTo(0.731059, 6);
    expect(context.arraySync()[0]![0]).toBeCloseTo(4.462117, 5);
  });

  it('gives padding no weight at all', () => {
    const memory = { states: ones<tf.Rank.R3>(B, S, E), keys: ones<tf.Rank.R3>(B, S, D), scoreMask: padding() };
    expect(dotProductAttention(ones(B, D), memory).weights.arraySync()).toEqual([
      [0.5, 0.5, 0],
      [1, 0, 0],
    ]);
  });

  it('refuses keys that are not as wide as the query', () => {
    const memory = { states: ones<tf.Rank.R3>(B, S, E), keys: ones<tf.Rank.R3>(B, S, E) };
    expect(() => dotProductAttention(ones(B, D), memory)).toThrow(
      'dotProductAttention: keys: expected [2, 3, 5], got [2, 3, 11]',
    );
  });
});

type Nested = number[] | Nested[];
interface AttentionFixture {
  readonly inputs: Readonly<Record<string, Nested>>;
  readonly direction: Nested;
  readonly context: Nested;
  readonly weights: Nested;
  readonly gradients: Readonly<Record<string, Nested>>;
}

describe("attention and PyTorch's", () => {
  const path = new URL('../fixtures/pytorch/attention.json', import.meta.url);
  const fixture = JSON.parse(readFileSync(path, 'utf8')) as {
    lengths: number[];
    additive: AttentionFixture;
    dot: AttentionFixture;
  };
  const flat = (values: Nested) => (values as number[]).flat(9);
  const mask = () => scoreMask(tf.tensor1d(fixture.lengths, 'int32'), 5);

  const kinds: Record<'additive' | 'dot', (...inputs: tf.Tensor[]) => Attention> = {
    additive: (query, states, keys, queryProjection, score) =>
      additiveAttention(
        query as tf.Tensor2D,
        { states: states as tf.Tensor3D, keys: keys as tf.Tensor3D, scoreMask: mask() },
        { queryProjection: queryProjection as tf.Tensor2D, score: score as tf.Tensor1D },
      ),
    dot: (query, states, keys) =>
      dotProductAttention(query as tf.Tensor2D, {
        states: states as tf.Tensor3D,
        keys: keys as tf.Tensor3D,
        scoreMask: mask(),
      }),
  };

  it.each(['additive', 'dot'] as const)('agree: %s', (kind) => {
    const attention = kinds[kind];
    const { inputs, direction, context, weights, gradients } = fixture[kind];
    const tensors = Object.values(inputs).map((values) => tf.tensor(values));
    const result = attention(...tensors);
    expect(relativeError(result.context.dataSync(), flat(context))).toBeLessThan(1e-5);
    expect(relativeError(result.weights.dataSync(), flat(weights))).toBeLessThan(1e-5);
    const actual = tf.grads((...parts) =>
      attention(...parts)
        .context.mul(tf.tensor(direction))
        .sum(),
    )(tensors);
    for (const [i, name] of Object.keys(inputs).entries()) {
      expect(relativeError(actual[i]!.dataSync(), flat(gradients[name]!)), name).toBeLessThan(1e-5);
    }
  });
});
