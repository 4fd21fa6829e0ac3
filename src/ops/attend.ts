import * as tf from '@tensorflow/tfjs';

/** Encoder states and what is computed from them once per sentence; read at every decoding step. */
export type AttentionMemory = {
  readonly states: tf.Tensor3D; // h [B, S, E]
  /** The states as the score sees them. */
  readonly keys: tf.Tensor3D; // [B, S, A]
  /** What to add to the scores (see `scoreMask`) [B, S]; absent if no sentence of the batch is padded. */
  readonly scoreMask?: tf.Tensor2D;
};

export type Attention = {
  readonly context: tf.Tensor2D; // [B, E]
  /** The alignment: each row sums to one and is zero on padding. */
  readonly weights: tf.Tensor2D; // [B, S]
};

/**
 * Turns scores into weights, and states into their weighted sum (Bahdanau, Cho, Bengio 2015, eq. 5–6):
 *
 *     α = softmax(e)        c = Σ_j α_j h_j
 *
 * @param scores e, one for each source position [B, S]
 */
export function attend(scores: tf.Tensor2D, { states, scoreMask }: AttentionMemory): Attention {
  const [B, S, E] = states.shape;
  return tf.tidy(() => {
    const weights = tf.softmax(scoreMask ? scores.add(scoreMask) : scores) as tf.Tensor2D; // [B, S]
    const context = weights.reshape([B, 1, S]).matMul(states).reshape<tf.Tensor2D>([B, E]);
    return { context, weights };
  });
}
