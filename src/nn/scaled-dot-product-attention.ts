import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';

/** One key and one value for every position that can be attended to; a type, so that it is a tensor container. */
export type KeysValues = {
  readonly keys: tf.Tensor4D; //   [B, H, S, K]
  readonly values: tf.Tensor4D; // [B, H, S, K]
};

export interface ScaledDotProductOptions {
  /** What to add to the scores: see `scoreMask` and `causalScoreMask`. Anything that broadcasts to [B, H, T, S]. */
  readonly scoreMask?: tf.Tensor | undefined;
  /** Whether scores are divided by √K; without it they grow with K and the softmax saturates (an ablation). */
  readonly scaling: boolean;
}

/**
 * Scaled dot-product attention of H heads side by side (Vaswani et al. 2017, eq. 1):
 *
 *     weights = softmax(Q Kᵀ / √K)        context = weights · V
 *
 * @param queries Q [B, H, T, K]
 * @returns context [B, H, T, K] and weights [B, H, T, S]; each row of weights sums to one and is zero where masked
 * @throws RangeError if a shape disagrees
 */
export function scaledDotProductAttention(
  queries: tf.Tensor4D,
  { keys, values }: KeysValues,
  { scoreMask, scaling }: ScaledDotProductOptions,
): { context: tf.Tensor4D; weights: tf.Tensor4D } {
  const [B, H, T, K] = queries.shape;
  const S = keys.shape[2];
  expectShape('scaledDotProductAttention: keys', keys, [B, H, S, K]);
  expectShape('scaledDotProductAttention: values', values, [B, H, S, K]);
  return tf.tidy(() => {
    const products = tf.matMul<tf.Tensor4D>(queries, keys, false, true); // [B, H, T, S]
    const scores = scaling ? products.div<tf.Tensor4D>(Math.sqrt(K)) : products;
    const masked = scoreMask ? scores.add<tf.Tensor4D>(scoreMask) : scores;
    expectShape('scaledDotProductAttention: scores + scoreMask', masked, [B, H, T, S]);
    const weights = tf.softmax(masked);
    return { context: tf.matMul<tf.Tensor4D>(weights, values), weights }; // [B, H, T, K]
  });
}
