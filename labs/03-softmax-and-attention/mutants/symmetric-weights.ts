import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights were made symmetric. They are not: what query t makes of key j is another number than what query j makes of ' +
    'key t, and the rows no longer sum to one.',
  fails: ['weighted-sum'],
};

export function weightedSum(weights: tf.Tensor3D, values: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(weights.add<tf.Tensor3D>(weights.transpose([0, 2, 1])).div<tf.Tensor3D>(2), values);
}
