import * as tf from '@tensorflow/tfjs';
import type { equivarianceGap as gap } from '../../../../labs/06-self-attention/solution.ts';

// The mean of the differences, in which a single position that sees the order hardly shows.
export const equivarianceGap: typeof gap = (layer, x, order) => {
  const indices = tf.tensor1d([...order], 'int32');
  const shuffled = layer(x.gather(indices, 1));
  return shuffled.sub(layer(x).gather(indices, 1)).abs().mean().dataSync()[0]!;
};
