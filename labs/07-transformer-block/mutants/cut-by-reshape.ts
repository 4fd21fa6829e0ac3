import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The heads were cut by reshape alone: it moves no number, so that a head holds neighbouring positions in place of columns. Cut D into [H, K], then transpose.',
  fails: ['split-heads'],
};

export function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  const [B, T, D] = x.shape;
  return x.reshape([B, heads, T, D / heads]);
}
