import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LayerNormParameters } from '../../../src/ops/layer-norm.ts';

export const mistake: Mistake = {
  diagnosis: 'Without ε a row of equal numbers is 0 / 0, and a row of nearly equal ones is blown up to variance 1.',
  fails: ['nearly-constant-rows'],
};

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const centred = x.sub<tf.Tensor3D>(x.mean(-1, true));
  return centred.div<tf.Tensor3D>(centred.square().mean(-1, true).sqrt()).mul(gain).add(bias);
}
