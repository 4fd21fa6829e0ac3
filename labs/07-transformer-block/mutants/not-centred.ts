import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LayerNormParameters } from '../../../src/ops/layer-norm.ts';

export const mistake: Mistake = {
  diagnosis: 'The mean was not taken away: x was divided by its deviation, and its rows do not have mean 0.',
  fails: ['layer-norm', 'nearly-constant-rows'],
};

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const centred = x.sub<tf.Tensor3D>(x.mean(-1, true));
  return x.div<tf.Tensor3D>(centred.square().mean(-1, true).add(1e-5).sqrt()).mul(gain).add(bias);
}
