import type * as tf from '@tensorflow/tfjs';

/** As for a sigmoid: each weight depends on its own score alone. */
export function softmaxGradient<T extends tf.Tensor>(weights: T, gradient: T): T {
  return gradient.mul(weights.mul(weights.mul(-1).add(1)));
}
