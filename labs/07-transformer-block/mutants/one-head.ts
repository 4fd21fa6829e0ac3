import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { multiHeadAttention as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'There is one head of width D: the vectors were not split into heads, so that all share one set of weights.',
  fails: ['heads-attend', 'hidden-keys', 'cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  _heads: number,
  visible?: tf.Tensor3D,
) {
  return reference(x, memory, parameters, 1, visible);
}
