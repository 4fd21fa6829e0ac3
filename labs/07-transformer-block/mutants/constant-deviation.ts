import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { layerNormBackward as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The deviation was treated as a constant: the term x̂ mean(δ̂ ⊙ x̂) is missing.',
  fails: ['layer-norm-backward'],
};

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const deviation = x.sub(x.mean(-1, true)).square().mean(-1, true).add(1e-5).sqrt();
  const towards = gradient.mul<tf.Tensor3D>(gain);
  const centred = towards.sub<tf.Tensor3D>(towards.mean(-1, true));
  return { ...reference(x, gain, gradient), x: centred.div<tf.Tensor3D>(deviation) };
}
