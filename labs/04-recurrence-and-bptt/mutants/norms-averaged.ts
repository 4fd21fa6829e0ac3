import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The squares were averaged, not summed: that is the root mean square, which is smaller than the norm.',
  fails: ['gradient-norms'],
};

export function gradientNorms(gradient: tf.Tensor3D): number[] {
  return Array.from(gradient.square().mean([1, 2]).sqrt().reverse().dataSync());
}
