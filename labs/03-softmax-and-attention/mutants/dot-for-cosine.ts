import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the dot product: it grows with the length of both vectors. The cosine divides by both lengths.',
  fails: ['cosine'],
};

export function cosineSimilarity(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(queries, keys, false, true);
}
