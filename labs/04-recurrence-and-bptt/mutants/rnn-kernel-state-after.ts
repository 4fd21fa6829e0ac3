import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { rnnBackward as right } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gradient of the kernel was taken with the state after each step. At step t the kernel was multiplied by h_{t−1}.',
  fails: ['rnn-backward-kernel'],
};

export function rnnBackward(states: tf.Tensor3D, recurrentKernel: tf.Tensor2D, gradient: tf.Tensor3D) {
  const { input } = right(states, recurrentKernel, gradient);
  return { input, recurrentKernel: tf.matMul(states.slice([1]), input, true, false).sum<tf.Tensor2D>(0) };
}
