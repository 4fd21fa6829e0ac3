import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { rnnBackward as right } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gradient of the kernel was overwritten at every step: what is left is that of the first. Add up what all steps make of it.',
  fails: ['rnn-backward-kernel'],
};

export function rnnBackward(states: tf.Tensor3D, recurrentKernel: tf.Tensor2D, gradient: tf.Tensor3D) {
  const { input } = right(states, recurrentKernel, gradient);
  const [state, step] = [states, input].map((x) => x.slice([0], [1]).squeeze<tf.Tensor2D>([0])) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  return { input, recurrentKernel: tf.matMul(state, step, true, false) };
}
