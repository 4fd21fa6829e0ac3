import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were divided by the root of the number of keys. It is the width of the vectors over which each product sums.',
  fails: ['scores', 'attention-mask'],
};

export function scaledDotProduct(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(queries, keys, false, true).div(Math.sqrt(keys.shape[1]));
}

export const attention = attentionWith({ scaledDotProduct });
