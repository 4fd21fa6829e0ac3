import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Padding got a score that is low, and not low enough: a little weight is left on it, and more where the other scores are low, too. Take from it so much that nothing survives the exponential.',
  fails: ['padding'],
};

export const attend: typeof solution.attend = (scores, states, lengths) => {
  const padding = tf.range(0, scores.shape[1]).greaterEqual(lengths.expandDims(1)); // [B, S]
  const weights = tf.softmax(scores.add<tf.Tensor2D>(padding.mul(-40)));
  return { weights, context: weights.expandDims<tf.Tensor3D>(2).mul<tf.Tensor3D>(states).sum(1) };
};
