import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { layerNormBackward as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The gain was multiplied on at the end. It belongs to δ̂ = g ⊙ δ, of which the means are taken.',
  fails: ['layer-norm-backward'],
};

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const gradients = reference(x, gain, gradient);
  const { x: ungained } = reference(x, tf.onesLike(gain), gradient);
  return { ...gradients, x: ungained.mul<tf.Tensor3D>(gain) };
}
