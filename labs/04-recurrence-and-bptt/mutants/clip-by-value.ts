import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Every entry was cut off at the limit, which turns the gradient into another direction. Scale all of it by one factor.',
  fails: ['clip-above'],
};

export function clipByGlobalNorm(gradients: readonly tf.Tensor[], limit: number): tf.Tensor[] {
  return gradients.map((gradient) => gradient.clipByValue(-limit, limit));
}
