import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { multiHeadAttention as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The scores are not divided by √K: they grow with the width of the heads, and the softmax saturates.',
  fails: ['heads-attend', 'hidden-keys', 'cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const root = Math.sqrt(x.shape[2] / heads);
  const { queryWeight, queryBias } = parameters;
  const larger = {
    ...parameters,
    queryWeight: queryWeight.mul<tf.Tensor2D>(root),
    queryBias: queryBias.mul<tf.Tensor1D>(root),
  };
  return reference(x, memory, larger, heads, visible);
}
