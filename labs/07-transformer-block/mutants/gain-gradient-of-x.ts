import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { layerNormBackward as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The gradient of the gain was computed with x. What the gain multiplies is x̂, the normalised x.',
  fails: ['layer-norm-backward'],
};

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  return { ...reference(x, gain, gradient), gain: gradient.mul(x).sum<tf.Tensor1D>([0, 1]) };
}
