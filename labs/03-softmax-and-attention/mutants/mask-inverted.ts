import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { scaledDotProduct, weightedSum } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The mask is the wrong way round: the keys that a query sees were hidden. One means visible.',
  fails: ['attention-mask'],
};

export function attention(queries: tf.Tensor3D, keys: tf.Tensor3D, values: tf.Tensor3D, visible?: tf.Tensor3D) {
  const scores = scaledDotProduct(queries, keys);
  const weights = tf.softmax(visible ? scores.sub<tf.Tensor3D>(visible.mul(1e9)) : scores);
  return { context: weightedSum(weights, values), weights };
}
