import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The plain mean of the gradient was taken off. It must be the mean under the weights, Σ_i α_i ∂L/∂α_i, or the rows do ' +
    'not sum to zero.',
  fails: ['softmax-gradient'],
};

export function softmaxGradient<T extends tf.Tensor>(weights: T, gradient: T): T {
  return weights.mul(gradient.sub(gradient.mean(-1, true)));
}
