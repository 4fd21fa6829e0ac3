import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { layerNormBackward as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Mean and deviation were treated as constants: ∂L/∂x is δ̂ / √(σ² + ε) alone. Both depend on every x of the row, which gives the other two terms.',
  fails: ['layer-norm-backward'],
};

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const deviation = x.sub(x.mean(-1, true)).square().mean(-1, true).add(1e-5).sqrt();
  return { ...reference(x, gain, gradient), x: gradient.mul<tf.Tensor3D>(gain).div<tf.Tensor3D>(deviation) };
}
