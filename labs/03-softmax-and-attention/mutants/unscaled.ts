import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were not divided by √K: their variance is K, where it should be one, and a softmax over them saturates.',
  fails: ['scores', 'attention-mask'],
};

export function scaledDotProduct(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(queries, keys, false, true);
}

export const attention = attentionWith({ scaledDotProduct });
