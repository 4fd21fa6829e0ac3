import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { rnnBackward as right } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'tanh′ was taken of the state before the step. It is 1 − h_t² of the state that the step made; with the initial state ' +
    'first, that is states[t + 1] for step t.',
  fails: ['rnn-backward-last', 'rnn-backward-every', 'rnn-backward-kernel'],
};

export function rnnBackward(states: tf.Tensor3D, recurrentKernel: tf.Tensor2D, gradient: tf.Tensor3D) {
  const before = states.slice([0], [gradient.shape[0]]);
  const { input } = right(tf.concat([before.slice([0], [1]), before]), recurrentKernel, gradient);
  return { input, recurrentKernel: tf.matMul(before, input, true, false).sum<tf.Tensor2D>(0) };
}
