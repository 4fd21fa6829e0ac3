import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/03-softmax-and-attention/solution.ts';

// TensorFlow.js's softmax, products by broadcasting, and a mask behind the softmax that makes the rows whole again.

export const softmax: typeof solution.softmax = (scores, temperature = 1) =>
  tf.softmax(scores.div<typeof scores>(temperature));

/** Through autodiff: log α are scores that give α. */
export const softmaxGradient: typeof solution.softmaxGradient = (weights, gradient) =>
  tf.grad((scores) => tf.softmax(scores).mul(gradient).sum())(weights.log()) as typeof weights;

export const cosineSimilarity: typeof solution.cosineSimilarity = (queries, keys) => {
  const unit = (x: tf.Tensor3D) => x.divNoNan<tf.Tensor3D>(tf.norm(x, 'euclidean', 2, true));
  return unit(queries).expandDims(2).mul(unit(keys).expandDims(1)).sum(3); // [B, T, S, K] → [B, T, S]
};

export const scaledDotProduct: typeof solution.scaledDotProduct = (queries, keys) =>
  queries
    .expandDims(2)
    .mul(keys.expandDims(1))
    .sum(3)
    .mul(queries.shape[2] ** -0.5);

export const weightedSum: typeof solution.weightedSum = (weights, values) =>
  weights.expandDims(3).mul(values.expandDims(1)).sum(2); // [B, T, S, E] → [B, T, E]

/** A query that sees nothing takes nothing. */
export const attention: typeof solution.attention = (queries, keys, values, visible) => {
  const all = softmax(scaledDotProduct(queries, keys));
  const kept = visible ? all.mul<tf.Tensor3D>(visible) : all;
  const weights = kept.div<tf.Tensor3D>(tf.maximum(kept.sum(2, true), 1e-30));
  return { context: weightedSum(weights, values), weights };
};
