import * as tf from '@tensorflow/tfjs';

export interface AttentionOptions {
  /** H, which divides D: head h has the columns hK … hK + K − 1 of queries, keys and values, K = D / H. */
  readonly heads: number;
  /** Whether scores are divided by √K; without it they grow with K and the softmax saturates (an ablation). */
  readonly scaling: boolean;
  /** How many keys each sentence has, int32 [B]; those behind them are padding, which no query sees. Absent: S each. */
  readonly lengths?: tf.Tensor1D | undefined;
  /** Whether a query sees no key behind its own position; the T queries stand at the last of the S positions. */
  readonly causal?: boolean | undefined;
}

/**
 * Scaled dot-product attention of H heads side by side (Vaswani et al. 2017, eq. 1), for each head
 *
 *     weights = softmax(Q Kᵀ / √K)        context = weights · V
 *
 * where the softmax goes over the keys that a query sees, and the weights of all others are zero.
 *
 * @param queries Q [B, T, D]
 * @param keys K [B, S, D]
 * @param values V [B, S, D]
 * @returns context [B, T, D] and weights [B, H, T, S]
 */
export function attention(
  queries: tf.Tensor3D,
  keys: tf.Tensor3D,
  values: tf.Tensor3D,
  { heads, scaling, lengths, causal }: AttentionOptions,
): { context: tf.Tensor3D; weights: tf.Tensor4D } {
  const [B, T, D] = queries.shape;
  const K = D / heads;
  const split = (x: tf.Tensor3D) => x.reshape<tf.Tensor4D>([B, -1, heads, K]).transpose([0, 2, 1, 3]); // [B, H, *, K]
  return tf.tidy(() => {
    const products = tf.matMul<tf.Tensor4D>(split(queries), split(keys), false, true); // [B, H, T, S]
    const scores = scaling ? products.div<tf.Tensor4D>(Math.sqrt(K)) : products;
    const hidden = hiddenKeys(T, keys.shape[1], lengths, causal); // [B or 1, 1, T or 1, S]
    const weights = tf.softmax(scores.add<tf.Tensor4D>(hidden.mul(-1e9))); // where it is exactly zero
    const contexts = tf.matMul<tf.Tensor4D>(weights, split(values)); // [B, H, T, K]
    return { context: contexts.transpose([0, 2, 1, 3]).reshape<tf.Tensor3D>([B, T, D]), weights };
  });
}

/** 1 where a query does not see a key, else 0 [B or 1, 1, T or 1, S]. */
function hiddenKeys(T: number, S: number, lengths: tf.Tensor1D | undefined, causal: boolean | undefined): tf.Tensor {
  const positions = tf.range(0, S, 1, 'int32').reshape([1, 1, 1, S]);
  const all = tf.scalar(S, 'int32');
  const ends = causal ? tf.range(S - T + 1, S + 1, 1, 'int32').reshape([1, 1, T, 1]) : all;
  return tf.greaterEqual(positions, tf.minimum(ends, lengths ? lengths.reshape([-1, 1, 1, 1]) : all)).cast('float32');
}
