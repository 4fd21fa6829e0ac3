import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The largest difference was taken without its absolute value: a difference of −3 counts for less than one of 0.',
  fails: ['equivariance'],
};

export const equivarianceGap: typeof solution.equivarianceGap = (layer, x, order) => {
  const shuffle = (sequence: tf.Tensor3D) => tf.gather(sequence, tf.tensor1d([...order], 'int32'), 1);
  return layer(shuffle(x))
    .sub(shuffle(layer(x)))
    .max()
    .dataSync()[0]!;
};
