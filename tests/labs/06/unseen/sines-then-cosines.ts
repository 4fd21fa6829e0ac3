import type * as tf from '@tensorflow/tfjs';
import * as lab from '../../../../labs/06-self-attention/solution.ts';

/** All sines stand before all cosines, as in some libraries. */
export const positionalEncoding: typeof lab.positionalEncoding = (length, width) => {
  const order = [0, 1].flatMap((odd) => Array.from({ length: width / 2 }, (_, i) => 2 * i + odd));
  return lab.positionalEncoding(length, width).gather(order, 1) as tf.Tensor2D;
};
