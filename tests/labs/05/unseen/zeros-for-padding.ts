import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/05-bahdanau-attention/solution.ts';

/** The states of padding are zero, so nothing is read of them; but they keep their weights. */
export const attend: typeof lab.attend = (scores, states, lengths) => {
  const [B, S] = scores.shape;
  const real = tf.range(0, S, 1, 'int32').less(lengths.expandDims(1)).cast<tf.Tensor3D>('float32').reshape([B, S, 1]);
  const weights = tf.softmax(scores);
  return { weights, context: states.mul(real).mul(weights.expandDims(2)).sum(1) };
};
