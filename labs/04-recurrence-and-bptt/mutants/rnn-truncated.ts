import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Nothing was carried from a step to the one before it: each step hears only of what the loss reads there. That is ' +
    'backpropagation truncated to a single step.',
  fails: ['rnn-backward-last', 'rnn-backward-every', 'rnn-backward-kernel'],
};

export function rnnBackward(states: tf.Tensor3D, _recurrentKernel: tf.Tensor2D, gradient: tf.Tensor3D) {
  const steps = gradient.shape[0];
  const input = gradient.mul<tf.Tensor3D>(tf.sub(1, states.slice([1]).square()));
  const recurrentKernel = tf.matMul(states.slice([0], [steps]), input, true, false).sum<tf.Tensor2D>(0);
  return { input, recurrentKernel };
}
