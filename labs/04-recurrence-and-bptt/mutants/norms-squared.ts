import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'These are the squares of the norms: the root of the sum is missing.',
  fails: ['gradient-norms'],
};

export function gradientNorms(gradient: tf.Tensor3D): number[] {
  return Array.from(gradient.square().sum([1, 2]).reverse().dataSync());
}
