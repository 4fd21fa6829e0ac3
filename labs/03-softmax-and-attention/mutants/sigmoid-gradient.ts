import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Only the diagonal α_j (1 − α_j) of the derivatives was used, as for a sigmoid. Every weight depends on every score of ' +
    'its row.',
  fails: ['softmax-gradient'],
};

export function softmaxGradient<T extends tf.Tensor>(weights: T, gradient: T): T {
  return gradient.mul(weights).mul(tf.sub(1, weights));
}
