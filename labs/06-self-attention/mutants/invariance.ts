import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The shuffled input was compared with the output as it was: that tests invariance. An equivariant layer shuffles its output along.',
  fails: ['equivariance'],
};

export const equivarianceGap: typeof solution.equivarianceGap = (layer, x, order) => {
  const shuffle = (sequence: tf.Tensor3D) => tf.gather(sequence, tf.tensor1d([...order], 'int32'), 1);
  return layer(shuffle(x)).sub(layer(x)).abs().max().dataSync()[0]!;
};
