import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mean of the differences was taken, not the largest: one position that sees the order hides behind many that do not.',
  fails: ['equivariance'],
};

export const equivarianceGap: typeof solution.equivarianceGap = (layer, x, order) => {
  const shuffle = (sequence: tf.Tensor3D) => tf.gather(sequence, tf.tensor1d([...order], 'int32'), 1);
  return layer(shuffle(x))
    .sub(shuffle(layer(x)))
    .abs()
    .mean()
    .dataSync()[0]!;
};
