import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were divided by K, not by its root: their variance is 1 / K, and wide vectors all get the same weights.',
  fails: ['scores', 'attention-mask'],
};

export function scaledDotProduct(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(queries, keys, false, true).div(queries.shape[2]);
}

export const attention = attentionWith({ scaledDotProduct });
