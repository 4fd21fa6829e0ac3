import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The norms of the gradients were added. The norm of all is the root of the sum of their squares, which is less: 3 and 4 make 5.',
  fails: ['clip-above'],
};

export function clipByGlobalNorm(gradients: readonly tf.Tensor[], limit: number): tf.Tensor[] {
  const norm = tf.addN(gradients.map((gradient) => gradient.norm()));
  return gradients.map((gradient) => gradient.mul(tf.div(limit, tf.maximum(norm, limit))));
}
