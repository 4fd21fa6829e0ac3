import type * as tf from '@tensorflow/tfjs';

/** The maximum is taken away before the temperature, the sum is of the powers without it. */
export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const shifted = scores.sub(scores.max(-1, true));
  return shifted.div(temperature).exp().div(shifted.exp().sum(-1, true));
}
