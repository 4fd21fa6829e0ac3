import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'Every H-th column went to a head: D was cut into [K, H]. Head h has the columns h·K to h·K + K − 1.',
  fails: ['split-heads'],
};

export function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  const [B, T, D] = x.shape;
  return x.reshape<tf.Tensor4D>([B, T, D / heads, heads]).transpose([0, 3, 1, 2]);
}
