import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Gradients below the limit were scaled up to it: every step of training would be equally long. Clipping only shrinks.',
  fails: ['clip-within'],
};

export function clipByGlobalNorm(gradients: readonly tf.Tensor[], limit: number): tf.Tensor[] {
  const norm = tf.addN(gradients.map((gradient) => gradient.square().sum())).sqrt();
  return gradients.map((gradient) => gradient.mul(tf.div(limit, norm)));
}
