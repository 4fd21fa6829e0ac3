import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LayerNormParameters } from '../../../src/ops/layer-norm.ts';

export const mistake: Mistake = {
  diagnosis:
    'The variance is divided by D − 1. That estimates the variance of a population; layer norm takes the mean of the D squares.',
  fails: ['layer-norm', 'nearly-constant-rows'],
};

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const centred = x.sub<tf.Tensor3D>(x.mean(-1, true));
  const variance = centred
    .square()
    .sum(-1, true)
    .div(x.shape[2] - 1);
  return centred.div<tf.Tensor3D>(variance.add(1e-5).sqrt()).mul(gain).add(bias);
}
