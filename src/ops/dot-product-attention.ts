import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { type Attention, type AttentionMemory, attend } from './attend.ts';

/**
 * One step of multiplicative attention (Luong, Pham, Manning 2015, eq. 7–8), unscaled as there:
 *
 *     e_j = sᵀ k_j        α = softmax(e)        c = Σ_j α_j h_j
 *
 * The keys k make the difference: k_j = h_j is Luong's `dot`, k_j = W_a h_j is his `general`.
 *
 * @param query the decoder's hidden state s [B, D]
 * @param memory the encoder's states h and the keys k [B, S, D]
 * @throws RangeError if a shape disagrees
 */
export function dotProductAttention(query: tf.Tensor2D, memory: AttentionMemory): Attention {
  const [B, S] = memory.states.shape;
  const D = query.shape[1];
  expectShape('dotProductAttention: query', query, [B, D]);
  expectShape('dotProductAttention: keys', memory.keys, [B, S, D]);
  return tf.tidy(() => {
    const scores = memory.keys.matMul(query.reshape([B, D, 1])); // [B, S, 1]
    return attend(scores.reshape([B, S]), memory);
  });
}
