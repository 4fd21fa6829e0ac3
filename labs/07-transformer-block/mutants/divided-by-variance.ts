import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LayerNormParameters } from '../../../src/ops/layer-norm.ts';

export const mistake: Mistake = {
  diagnosis: 'The centred numbers were divided by their variance; the root is missing.',
  fails: ['layer-norm', 'nearly-constant-rows'],
};

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const centred = x.sub<tf.Tensor3D>(x.mean(-1, true));
  return centred.div<tf.Tensor3D>(centred.square().mean(-1, true).add(1e-5)).mul(gain).add(bias);
}
