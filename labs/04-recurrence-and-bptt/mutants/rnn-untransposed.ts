import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { rnnBackward as right } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'What comes back from a step was multiplied by U. It is square, so that no shape complains, but backward it is Uᵀ.',
  fails: ['rnn-backward-last', 'rnn-backward-every', 'rnn-backward-kernel'],
};

export function rnnBackward(states: tf.Tensor3D, recurrentKernel: tf.Tensor2D, gradient: tf.Tensor3D) {
  return right(states, recurrentKernel.transpose(), gradient);
}
