import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { multiHeadAttention as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Keys and values were made of x: it attends to itself where it was to attend to memory.',
  fails: ['cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  _memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  return reference(x, x, parameters, heads, visible);
}
