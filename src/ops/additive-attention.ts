import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { type Attention, type AttentionMemory, attend } from './attend.ts';

/** The trained parameters of {@link additiveAttention}, less U_a, which makes the keys. */
export interface AdditiveAttentionParameters {
  readonly queryProjection: tf.Tensor2D; // W_a [D, A]
  readonly score: tf.Tensor1D; //           v_a [A]
}

/**
 * One step of additive attention (Bahdanau, Cho, Bengio 2015, eq. 5–6 and A.1.2):
 *
 *     e_j = v_aᵀ tanh(W_a s + U_a h_j)      α = softmax(e)      c = Σ_j α_j h_j
 *
 * @param query the decoder's previous hidden state s [B, D]
 * @param memory the encoder's states h and, as keys, U_a h [B, S, A]
 * @throws RangeError if a shape disagrees with the parameters
 */
export function additiveAttention(
  query: tf.Tensor2D,
  memory: AttentionMemory,
  { queryProjection, score }: AdditiveAttentionParameters,
): Attention {
  const [B, S] = memory.states.shape;
  const [D, A] = queryProjection.shape;
  expectShape('additiveAttention: query', query, [B, D]);
  expectShape('additiveAttention: keys', memory.keys, [B, S, A]);
  expectShape('additiveAttention: score', score, [A]);
  return tf.tidy(() => {
    const projected = query.matMul(queryProjection).reshape([B, 1, A]);
    const hidden = memory.keys.add(projected).tanh(); // [B, S, A]
    const scores = hidden.reshape([B * S, A]).matMul(score.reshape([A, 1])); // [BS, 1]
    return attend(scores.reshape([B, S]), memory);
  });
}
