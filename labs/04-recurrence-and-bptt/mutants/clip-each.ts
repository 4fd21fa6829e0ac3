import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Each gradient was clipped by its own norm: the direction of all together changes, and their global norm is still above the ' +
    'limit. One norm over all, and one factor.',
  fails: ['clip-above'],
};

export function clipByGlobalNorm(gradients: readonly tf.Tensor[], limit: number): tf.Tensor[] {
  return gradients.map((gradient) => gradient.mul(tf.div(limit, tf.maximum(gradient.square().sum().sqrt(), limit))));
}
