import type * as tf from '@tensorflow/tfjs';

/** The norm without an axis is one number for all vectors. */
export function cosineSimilarity(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return queries.matMul<tf.Tensor3D>(keys, false, true).divNoNan(queries.norm().mul(keys.norm()));
}
