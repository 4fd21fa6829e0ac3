import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { scaledDotProduct, weightedSum } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mask was multiplied onto the weights, after the softmax: hidden keys have taken their share already, and rows sum to ' +
    'less than one.',
  fails: ['attention-mask'],
};

export function attention(queries: tf.Tensor3D, keys: tf.Tensor3D, values: tf.Tensor3D, visible?: tf.Tensor3D) {
  const all = tf.softmax(scaledDotProduct(queries, keys));
  const weights = visible ? all.mul<tf.Tensor3D>(visible) : all;
  return { context: weightedSum(weights, values), weights };
}
