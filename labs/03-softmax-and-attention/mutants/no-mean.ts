import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gradient was multiplied by the weights, but its mean under them was not taken off first: the rows do not sum to zero.',
  fails: ['softmax-gradient'],
};

export function softmaxGradient<T extends tf.Tensor>(weights: T, gradient: T): T {
  return weights.mul(gradient);
}
