import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { scaledDotProduct, weightedSum } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The mask was not used: hidden keys, such as padding, take weight from the words.',
  fails: ['attention-mask'],
};

export function attention(queries: tf.Tensor3D, keys: tf.Tensor3D, values: tf.Tensor3D) {
  const weights = tf.softmax(scaledDotProduct(queries, keys));
  return { context: weightedSum(weights, values), weights };
}
