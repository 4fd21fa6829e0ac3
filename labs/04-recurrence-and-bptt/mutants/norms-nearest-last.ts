import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The norms stand in the order of the steps. Asked for was the distance from the loss: the last step first.',
  fails: ['gradient-norms'],
};

export function gradientNorms(gradient: tf.Tensor3D): number[] {
  return Array.from(gradient.square().sum([1, 2]).sqrt().dataSync());
}
