import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { multiHeadAttention as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores are divided by √D, the width of the model. Each head divides by the root of its own width, √K.',
  fails: ['heads-attend', 'hidden-keys', 'cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const factor = 1 / Math.sqrt(heads);
  const { queryWeight, queryBias } = parameters;
  const smaller = {
    ...parameters,
    queryWeight: queryWeight.mul<tf.Tensor2D>(factor),
    queryBias: queryBias.mul<tf.Tensor1D>(factor),
  };
  return reference(x, memory, smaller, heads, visible);
}
