import type * as tf from '@tensorflow/tfjs';

/** The root of the mean of squares: right in its course over the steps, and smaller than the norm throughout. */
export const gradientNorms = (gradient: tf.Tensor3D): number[] =>
  (gradient.square().mean([1, 2]).sqrt().arraySync() as number[]).reverse();
