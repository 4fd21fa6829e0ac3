import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { multiHeadAttention as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'W_O and its bias are missing: the heads stand side by side, and nothing mixes what they found.',
  fails: ['heads-attend', 'hidden-keys', 'cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const D = x.shape[2];
  const unmixed = { ...parameters, outputWeight: tf.eye(D), outputBias: tf.zeros<tf.Rank.R1>([D]) };
  return reference(x, memory, unmixed, heads, visible);
}
