import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The dot products were divided by the lengths of the keys alone: a query twice as long gets twice the cosine, and some ' +
    'are above one.',
  fails: ['cosine'],
};

export function cosineSimilarity(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(queries, keys.divNoNan<tf.Tensor3D>(keys.norm(2, -1, true)), false, true);
}
