import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const ATTENTION = 'Attention';
export const ATTENTION_GRADIENT = 'AttentionGradient';

/** One key and one value for every position that can be attended to; a type, so that it is a tensor container. */
export type KeysValues = {
  readonly keys: tf.Tensor3D; //   K [B, S, D]
  readonly values: tf.Tensor3D; // V [B, S, D]
};

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

type Inputs = { queries: tf.TensorInfo; keys: tf.TensorInfo; values: tf.TensorInfo; lengths?: tf.TensorInfo };
/** Inputs of the kernel {@link ATTENTION}: Q [B, T, D], K and V [B, S, D], lengths → context [B, T, D], weights [B, H, T, S]. */
export type AttentionInputs = Inputs;
/** Inputs of the kernel {@link ATTENTION_GRADIENT}: the same, weights, ∂L/∂context → ∂L/∂Q, ∂L/∂K, ∂L/∂V. */
export type AttentionGradientInputs = Inputs & { weights: tf.TensorInfo; gradient: tf.TensorInfo };
type Saved = [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?];
export type AttentionAttributes = { heads: number; scale: number; causal: boolean };

/**
 * Scaled dot-product attention of H heads side by side (Vaswani et al. 2017, eq. 1), for each head
 *
 *     weights = softmax(Q Kᵀ / √K)        context = weights · V
 *
 * where a weight is zero if the query does not see the key, and the softmax goes over those that it sees. With
 * δ = ∂L/∂context, row by row:
 *
 *     ∂L/∂V = weightsᵀ δ      ω = δ Vᵀ      σ = weights ⊙ (ω − Σ weights ⊙ ω) / √K      ∂L/∂Q = σ K      ∂L/∂K = σᵀ Q
 *
 * Saved for the backward pass: Q, K, V and the weights.
 *
 * @param queries Q [B, T, D]
 * @returns context [B, T, D], and the weights [B, H, T, S] to look at: the gradient is that of the context alone
 * @throws RangeError if a shape disagrees, H does not divide D, or there are more queries than positions to a causal mask
 */
export function attention(
  queries: tf.Tensor3D,
  { keys, values }: KeysValues,
  options: AttentionOptions,
): { context: tf.Tensor3D; weights: tf.Tensor4D } {
  const [B, T, D] = queries.shape;
  const S = keys.shape[1];
  const { heads: H, lengths, causal } = options;
  expectShape('attention: keys', keys, [B, S, D]);
  expectShape('attention: values', values, [B, S, D]);
  if (lengths) expectShape('attention: lengths', lengths, [B]);
  if (D % H !== 0) throw new RangeError(`attention: ${H} heads do not divide a width of ${D}`);
  if (causal && T > S) throw new RangeError(`attention: ${T} queries cannot stand at the last of ${S} positions`);
  const apply = hasKernel(ATTENTION) ? fusedAttention : composedAttention;
  return apply(queries, { keys, values }, options);
}

export function composedAttention(
  queries: tf.Tensor3D,
  { keys, values }: KeysValues,
  { heads, scaling, lengths, causal }: AttentionOptions,
): { context: tf.Tensor3D; weights: tf.Tensor4D } {
  const [B, T, D] = queries.shape;
  const S = keys.shape[1];
  const K = D / heads;
  const split = (x: tf.Tensor3D) => x.reshape<tf.Tensor4D>([B, -1, heads, K]).transpose([0, 2, 1, 3]); // [B, H, *, K]
  return tf.tidy(() => {
    const products = tf.matMul<tf.Tensor4D>(split(queries), split(keys), false, true); // [B, H, T, S]
    const scores = scaling ? products.div<tf.Tensor4D>(Math.sqrt(K)) : products;
    const visible = visibility(T, S, lengths, causal);
    const hidden = tf.sub(1, visible).mul(-1e9); // so that it vanishes in the softmax
    const weights = tf.softmax(scores.add<tf.Tensor4D>(hidden)).mul<tf.Tensor4D>(visible);
    const contexts = tf.matMul<tf.Tensor4D>(weights, split(values)); // [B, H, T, K]
    return { context: contexts.transpose([0, 2, 1, 3]).reshape<tf.Tensor3D>([B, T, D]), weights };
  });
}

/** 1 where a query sees a key, 0 elsewhere, [B or 1, 1, T or 1, S]. */
function visibility(T: number, S: number, lengths: tf.Tensor1D | undefined, causal = false): tf.Tensor {
  const positions = tf.range(0, S, 1, 'int32'); // [S]
  const limits = lengths ? lengths.reshape([-1, 1, 1, 1]) : tf.scalar(S, 'int32');
  const ends = causal ? tf.range(S - T + 1, S + 1, 1, 'int32').reshape([T, 1]) : tf.scalar(S, 'int32');
  return tf
    .less(positions, tf.minimum(limits, ends))
    .cast('float32')
    .reshape([lengths?.size ?? 1, 1, causal ? T : 1, S]);
}

function fusedAttention(
  queries: tf.Tensor3D,
  { keys, values }: KeysValues,
  { heads, scaling, lengths, causal = false }: AttentionOptions,
): { context: tf.Tensor3D; weights: tf.Tensor4D } {
  const scale = scaling ? 1 / Math.sqrt(queries.shape[2] / heads) : 1;
  const attributes: AttentionAttributes = { heads, scale, causal };
  return tf.tidy(() => {
    const inputs = { queries, keys, values, ...(lengths && { lengths }) };
    const [result, weights] = runKernel(ATTENTION, inputs, attributes) as [tf.Tensor3D, tf.Tensor4D];
    const context = differentiable<tf.Rank.R3>(
      [queries, keys, values],
      () => ({ value: result.clone(), saved: [queries, keys, values, weights, ...(lengths ? [lengths] : [])] }),
      (gradient, saved) => {
        const [queries, keys, values, weights, lengths] = saved as Saved;
        const inputs = { queries, keys, values, weights, gradient, ...(lengths && { lengths }) };
        return runKernel(ATTENTION_GRADIENT, inputs, attributes);
      },
    );
    return { context, weights };
  });
}
