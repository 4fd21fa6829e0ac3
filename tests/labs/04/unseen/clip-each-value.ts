import * as tf from '@tensorflow/tfjs';

/** Every entry is cut off at the limit: the direction changes, and the norm may still be above it. */
export const clipByGlobalNorm = (gradients: readonly tf.Tensor[], limit: number): tf.Tensor[] =>
  gradients.map((gradient) => tf.clipByValue(gradient, -limit, limit));
