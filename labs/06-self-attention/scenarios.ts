import * as tf from '@tensorflow/tfjs';
import type { Scenarios } from '../../src/grading/lab.ts';
import type { Projections } from './solution.ts';

type Exercise = typeof import('./solution.ts');

/** Plain numbers of a batch and of the projections; V is the width of the values. */
export type AttentionInput = {
  readonly x: number[][][]; //       [B][S][D]
  readonly lengths: number[]; //     [B]
  readonly queryWeight: number[][]; // [D][K]
  readonly queryBias: number[]; //     [K]
  readonly keyWeight: number[][]; //   [D][K]
  readonly valueWeight: number[][]; // [D][V]
  readonly valueBias: number[]; //     [V]
};

/** Layers of every kind are tried on it. */
export type GapInput = Omit<AttentionInput, 'lengths'> & {
  readonly positions: number[][]; // [S][D]
  readonly order: number[]; //       [S]
};

export type GradientInput = Omit<AttentionInput, 'x' | 'lengths'> & {
  readonly ids: number[][]; //       [B][S]
  readonly embedding: number[][]; // [words][D]
  /** How many layers the gradient has to come through. */
  readonly layers: number;
};

const int32 = (values: readonly number[]) => tf.tensor1d([...values], 'int32');

function projections(input: Omit<AttentionInput, 'x' | 'lengths'>): Projections {
  return {
    queryWeight: tf.tensor2d(input.queryWeight),
    queryBias: tf.tensor1d(input.queryBias),
    keyWeight: tf.tensor2d(input.keyWeight),
    valueWeight: tf.tensor2d(input.valueWeight),
    valueBias: tf.tensor1d(input.valueBias),
  };
}

/** Attention of our own, so that a check of one function does not hang on another. */
function attention(x: tf.Tensor3D, { queryWeight, keyWeight, valueWeight }: Projections): tf.Tensor3D {
  const [B, S, D] = x.shape;
  const project = (weight: tf.Tensor2D) =>
    x
      .reshape([B * S, D])
      .matMul(weight)
      .reshape([B, S, -1]);
  const weights = tf.softmax(project(queryWeight).matMul(project(keyWeight), false, true)); // [B, S, S]
  return weights.matMul(project(valueWeight)) as tf.Tensor3D; // [B, S, V]
}

export const scenarios = {
  projectQkv: (exercise, { x, ...input }: AttentionInput) => exercise.projectQkv(tf.tensor3d(x), projections(input)),

  weights: (exercise, { x, lengths, ...input }: AttentionInput) =>
    exercise.selfAttention(tf.tensor3d(x), int32(lengths), projections(input)).weights,

  output: (exercise, { x, lengths, ...input }: AttentionInput) =>
    exercise.selfAttention(tf.tensor3d(x), int32(lengths), projections(input)).output,

  /** The gradients of Σ output² by the sequence and the three weights. */
  gradients: (exercise, { x, lengths, ...input }: AttentionInput) => {
    const parameters = projections(input);
    const loss = (...[x, queryWeight, keyWeight, valueWeight]: tf.Tensor[]) => {
      const weights = { queryWeight, keyWeight, valueWeight } as Projections;
      const { output } = exercise.selfAttention(x as tf.Tensor3D, int32(lengths), { ...parameters, ...weights });
      return output.square().sum<tf.Scalar>();
    };
    const { queryWeight, keyWeight, valueWeight } = parameters;
    const gradients = tf.grads(loss)([tf.tensor3d(x), queryWeight, keyWeight, valueWeight]);
    return { x: gradients[0], queryWeight: gradients[1], keyWeight: gradients[2], valueWeight: gradients[3] };
  },

  positions: (exercise, { length, width }: { length: number; width: number }) =>
    exercise.positionalEncoding(length, width),

  shift: (exercise, { offset, width }: { offset: number; width: number }) => exercise.shiftMatrix(offset, width),

  gap: (exercise, { x, positions, order, ...input }: GapInput) => {
    const parameters = projections(input);
    const gap = (layer: (x: tf.Tensor3D) => tf.Tensor3D) => exercise.equivarianceGap(layer, tf.tensor3d(x), order);
    return {
      attention: gap((x) => attention(x, parameters)),
      attentionWithPositions: gap((x) => attention(x.add(tf.tensor2d(positions)), parameters)),
      eachPositionAlone: gap((x) => x.square().sub(x)),
      sumOfThoseBefore: gap((x) => x.cumsum(1)),
      sumOfAll: gap((x) => x.sum(1, true).sub(x)),
    };
  },

  gradient: (exercise, { ids, embedding, layers, ...input }: GradientInput) => {
    const parameters = projections(input);
    const loss = (x: tf.Tensor3D) => {
      let y = x;
      for (let layer = 0; layer < layers; layer++) y = attention(y, parameters);
      return y.square().sum<tf.Scalar>();
    };
    return exercise.gradientReachesEmbeddings(tf.tensor2d(ids, undefined, 'int32'), tf.tensor2d(embedding), loss);
  },
} satisfies Scenarios<Exercise>;
