import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { rnnBackward as right } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Only what the loss reads of the last state was taken up. Where it reads earlier states too, each of their gradients must ' +
    'be added when its step is reached.',
  fails: ['rnn-backward-every', 'rnn-backward-kernel'],
};

export function rnnBackward(states: tf.Tensor3D, recurrentKernel: tf.Tensor2D, gradient: tf.Tensor3D) {
  const steps = gradient.shape[0];
  const last = tf
    .range(0, steps)
    .equal(steps - 1)
    .reshape([steps, 1, 1]);
  return right(states, recurrentKernel, gradient.mul(last));
}
