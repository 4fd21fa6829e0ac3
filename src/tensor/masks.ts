import * as tf from '@tensorflow/tfjs';

/** Large enough to vanish in a softmax, small enough that a row of nothing but padding stays finite. */
const MASKED = -1e9;

/**
 * What to add to attention scores: 0 on real tokens, −10⁹ on padding.
 *
 * @param lengths number of real tokens in each sentence, int32 [B]
 * @returns [B, columns]
 */
export function scoreMask(lengths: tf.Tensor1D, columns: number): tf.Tensor2D {
  return tf.tidy(() => tf.greaterEqual(tf.range(0, columns, 1, 'int32'), lengths.expandDims(1)).mul(MASKED));
}
