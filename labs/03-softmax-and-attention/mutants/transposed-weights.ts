import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights were transposed: context j sums over the queries that look at j. Row t, over all keys, makes context t.',
  fails: ['weighted-sum'],
};

export function weightedSum(weights: tf.Tensor3D, values: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(weights, values, true, false);
}
