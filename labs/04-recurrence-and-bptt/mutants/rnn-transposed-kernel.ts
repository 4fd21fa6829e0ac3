import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The kernel was transposed. It is square, so that no shape complains: the state, a row, stands before it, h U.',
  fails: ['rnn-step'],
};

export function rnnStep(input: tf.Tensor2D, hidden: tf.Tensor2D, recurrentKernel: tf.Tensor2D): tf.Tensor2D {
  return input.add<tf.Tensor2D>(tf.matMul(hidden, recurrentKernel, false, true)).tanh();
}
