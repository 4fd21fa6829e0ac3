import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The zero vector has no direction: 0 / 0 made its cosines NaN, where zero was asked for.',
  fails: ['cosine'],
};

export function cosineSimilarity(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  const direction = (x: tf.Tensor3D) => x.div<tf.Tensor3D>(x.norm(2, -1, true));
  return tf.matMul(direction(queries), direction(keys), false, true);
}
