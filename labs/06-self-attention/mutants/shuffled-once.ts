import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The layer was given the same input both times, and its output was held against itself, shuffled. One way shuffles before the layer, the other behind it.',
  fails: ['equivariance'],
};

export const equivarianceGap: typeof solution.equivarianceGap = (layer, x, order) => {
  const y = layer(x);
  const shuffled = tf.gather(y, tf.tensor1d([...order], 'int32'), 1);
  return y.sub(shuffled).abs().max().dataSync()[0]!;
};
