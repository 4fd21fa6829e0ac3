import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { multiHeadAttention as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The output bias is missing.',
  fails: ['heads-attend', 'hidden-keys', 'cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const { output, weights } = reference(x, memory, parameters, heads, visible);
  return { output: output.sub<tf.Tensor3D>(parameters.outputBias), weights };
}
