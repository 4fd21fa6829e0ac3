import * as tf from '@tensorflow/tfjs';

/** The slices of a tensor along an axis: `tf.unstack`, whose gradient fails where there is but one of them. */
export function unstack<T extends tf.Tensor>(x: tf.Tensor, axis: number): T[] {
  return x.shape[axis] === 1 ? [x.squeeze<T>([axis])] : (tf.unstack(x, axis) as T[]);
}
