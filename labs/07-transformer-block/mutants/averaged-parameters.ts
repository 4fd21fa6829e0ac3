import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { layerNormBackward as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gradients of gain and bias were averaged over the positions. Each position adds its own: they are sums.',
  fails: ['layer-norm-backward'],
};

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const { x: towards, gain: ofGain, bias } = reference(x, gain, gradient);
  const positions = x.shape[0] * x.shape[1];
  return { x: towards, gain: ofGain.div<tf.Tensor1D>(positions), bias: bias.div<tf.Tensor1D>(positions) };
}
