import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { scaledDotProduct, weightedSum } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mask was multiplied onto the scores: a hidden key has the score zero, and exp(0) = 1 is a weight like any other.',
  fails: ['attention-mask'],
};

export function attention(queries: tf.Tensor3D, keys: tf.Tensor3D, values: tf.Tensor3D, visible?: tf.Tensor3D) {
  const scores = scaledDotProduct(queries, keys);
  const weights = tf.softmax(visible ? scores.mul<tf.Tensor3D>(visible) : scores);
  return { context: weightedSum(weights, values), weights };
}
