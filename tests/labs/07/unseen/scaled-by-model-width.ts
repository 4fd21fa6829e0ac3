import * as tf from '@tensorflow/tfjs';
import * as lab from '../../../../labs/07-transformer-block/solution.ts';

/** √D for all heads together, where each head is only K wide. */
export const multiHeadAttention: typeof lab.multiHeadAttention = (x, memory, parameters, heads, visible) => {
  const shrunk = tf.scalar(1 / Math.sqrt(heads)); // √K / √D
  const { queryWeight, queryBias } = parameters;
  const queries = { queryWeight: queryWeight.mul<tf.Tensor2D>(shrunk), queryBias: queryBias.mul<tf.Tensor1D>(shrunk) };
  return lab.multiHeadAttention(x, memory, { ...parameters, ...queries }, heads, visible);
};
