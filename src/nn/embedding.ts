import * as tf from '@tensorflow/tfjs';

/**
 * Looks up one row of a table for every token id.
 *
 * @param ids token ids, int32 [B, T]
 * @param table one row for each word of the vocabulary [V, D]
 * @returns vectors [B, T, D]
 */
export function embedding(ids: tf.Tensor2D, table: tf.Tensor2D): tf.Tensor3D {
  return tf.gather<tf.Tensor>(table, ids) as tf.Tensor3D;
}
