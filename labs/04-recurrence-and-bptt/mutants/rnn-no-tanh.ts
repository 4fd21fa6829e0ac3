import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The sum was not squashed: without tanh the network is a chain of linear maps, and its states may grow without bound.',
  fails: ['rnn-step'],
};

export function rnnStep(input: tf.Tensor2D, hidden: tf.Tensor2D, recurrentKernel: tf.Tensor2D): tf.Tensor2D {
  return input.add(hidden.matMul(recurrentKernel));
}
