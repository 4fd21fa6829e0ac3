import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { AttentionParameters } from '../../../src/nn/multi-head-attention.ts';
import { mergeHeads, multiHeadAttention as reference, splitHeads } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mask was multiplied onto the weights, after the softmax: hidden keys have taken their share already, and rows sum to less than one.',
  fails: ['hidden-keys', 'cross-attention'],
};

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const { output, weights } = reference(x, memory, parameters, heads);
  if (!visible) return { output, weights };
  const [B, S, D] = memory.shape;
  const seen = weights.mul<tf.Tensor4D>(visible.expandDims(1));
  const rows = memory.reshape<tf.Tensor2D>([B * S, D]).matMul<tf.Tensor2D>(parameters.valueWeight);
  const values = splitHeads(rows.add(parameters.valueBias).reshape([B, S, D]), heads);
  const contexts = mergeHeads(tf.matMul<tf.Tensor4D>(seen, values)).reshape<tf.Tensor2D>([-1, D]);
  const mixed = contexts.matMul<tf.Tensor2D>(parameters.outputWeight).add(parameters.outputBias);
  return { output: mixed.reshape(x.shape), weights: seen };
}
