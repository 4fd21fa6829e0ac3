import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were not divided by √K: their variance is K, where it should be one, and a softmax over them saturates.',
  fails: ['scores'],
};

export function scaledDotProduct(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(queries, keys, false, true);
}
