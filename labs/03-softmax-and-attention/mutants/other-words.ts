import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The diagonal of the weights was set to zero: each context is a sum over the other words only. The word itself belongs to ' +
    'the sum, with the weight that the softmax gave it.',
  fails: ['weighted-sum'],
};

export function weightedSum(weights: tf.Tensor3D, values: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(weights.mul<tf.Tensor3D>(tf.sub(1, tf.eye(weights.shape[1]))), values);
}
