import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'ε was left out of the deviation: the backward pass divides by what the forward pass has divided by.',
  fails: ['layer-norm-backward'],
};

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const { mean, variance } = tf.moments(x, 2, true); // [B, T, 1]
  const normal = x.sub(mean).div<tf.Tensor3D>(variance.sqrt());
  const towards = gradient.mul<tf.Tensor3D>(gain);
  const through = normal.mul(towards.mul(normal).mean(2, true)).add(towards.mean(2, true));
  return {
    x: towards.sub(through).div<tf.Tensor3D>(variance.sqrt()),
    gain: gradient.mul(normal).sum<tf.Tensor1D>([0, 1]),
    bias: gradient.sum<tf.Tensor1D>([0, 1]),
  };
}
