import * as tf from '@tensorflow/tfjs';
import { type AttentionOptions, attention, type KeysValues } from '../ops/attention.ts';
import { linear } from '../ops/linear.ts';
import type { ParameterSpecification } from '../tensor/parameters.ts';
import { xavierUniform, zeros } from './initializers.ts';

/**
 * The trained parameters of {@link multiHeadAttention}; column h·K + k of a projection is entry k of head h.
 * Keys have no bias: it would add the same to all scores of a query, which softmax does not see.
 */
export interface MultiHeadAttentionParameters {
  readonly queryWeight: tf.Tensor2D; //  W_Q [D, D]
  readonly queryBias: tf.Tensor1D; //        [D]
  readonly keyWeight: tf.Tensor2D; //    W_K [D, D]
  readonly valueWeight: tf.Tensor2D; //  W_V [D, D]
  readonly valueBias: tf.Tensor1D; //        [D]
  readonly outputWeight: tf.Tensor2D; // W_O [D, D]
  readonly outputBias: tf.Tensor1D; //       [D]
}

export function multiHeadAttentionTable(D: number): Record<keyof MultiHeadAttentionParameters, ParameterSpecification> {
  const weight = { shape: [D, D], initial: xavierUniform };
  const bias = { shape: [D], initial: zeros };
  return {
    queryWeight: weight,
    queryBias: bias,
    keyWeight: weight,
    valueWeight: weight,
    valueBias: bias,
    outputWeight: weight,
    outputBias: bias,
  };
}

/**
 * The keys and values of a sequence, for every head. A decoder computes those of the source once, and those of its own
 * words as it says them.
 *
 * @param x the sequence that is attended to [B, S, D]
 * @throws RangeError if a shape disagrees
 */
export function keysValues(
  x: tf.Tensor3D,
  { keyWeight, valueWeight, valueBias }: MultiHeadAttentionParameters,
): KeysValues {
  return { keys: linear(x, keyWeight), values: linear(x, valueWeight, valueBias) };
}

/**
 * Multi-head attention (Vaswani et al. 2017, §3.2.2): concat(head₁ … head_H) W_O, each head a scaled dot-product
 * attention over its own K = D / H columns of the projections.
 *
 * @param x the sequence that attends [B, T, D]
 * @param memory what it attends to: {@link keysValues} of x itself (self-attention) or of another sequence
 * @returns output [B, T, D] and the weights of every head [B, H, T, S], through which no gradient flows
 * @throws RangeError as {@link attention}
 */
export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: KeysValues,
  { queryWeight, queryBias, outputWeight, outputBias }: MultiHeadAttentionParameters,
  options: AttentionOptions,
): { output: tf.Tensor3D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const { context, weights } = attention(linear(x, queryWeight, queryBias), memory, options);
    return { output: linear(context, outputWeight, outputBias), weights };
  });
}
