import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The heads were joined by reshape alone: a row holds several positions of one head in place of one position of every head. Transpose first.',
  fails: ['merge-heads'],
};

export function mergeHeads(x: tf.Tensor4D): tf.Tensor3D {
  const [B, H, T, K] = x.shape;
  return x.reshape([B, T, H * K]);
}
