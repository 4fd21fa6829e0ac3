import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/03-softmax-and-attention/solution.ts';

// By logarithms: log α_j = e_j − log Σ exp e. A hidden score is replaced, not shifted.

export const softmax: typeof solution.softmax = (scores, temperature = 1) => {
  const scaled = scores.div<typeof scores>(temperature);
  return scaled.sub<typeof scores>(scaled.logSumExp(-1, true)).exp();
};

/** α ∘ g is one path, and what every score takes from all weights of its row the other. */
export const softmaxGradient: typeof solution.softmaxGradient = (weights, gradient) => {
  const direct = weights.mul<typeof weights>(gradient);
  return direct.sub(weights.mul(direct.sum(-1, true)));
};

/** (q·k)² / (q·q)(k·k) by its root and its sign; the smallest normal number keeps zero vectors from 0 / 0. */
export const cosineSimilarity: typeof solution.cosineSimilarity = (queries, keys) => {
  const squares = (x: tf.Tensor3D) => x.square().sum<tf.Tensor3D>(2, true);
  const lengths = tf.matMul(squares(queries), squares(keys), false, true); // [B, T, S]
  return tf.matMul(queries, keys, false, true).mul(tf.rsqrt(tf.maximum(lengths, 1e-30)));
};

export const scaledDotProduct: typeof solution.scaledDotProduct = (queries, keys) => {
  const fourthRoot = Math.sqrt(Math.sqrt(queries.shape[2]));
  return tf.matMul<tf.Tensor3D>(queries.div(fourthRoot), keys.div(fourthRoot).transpose([0, 2, 1]));
};

export const attention: typeof solution.attention = (queries, keys, values, visible) => {
  const scores = scaledDotProduct(queries, keys);
  const low = tf.fill(scores.shape, -1e9);
  const seen = visible ? tf.where(visible.broadcastTo(scores.shape).greater(0.5), scores, low) : scores;
  const weights = softmax(seen as tf.Tensor3D);
  return { context: tf.matMul(weights, values), weights };
};
