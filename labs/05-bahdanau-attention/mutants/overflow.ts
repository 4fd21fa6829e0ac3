import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'exp was taken of the scores as they are. From 89 on that is infinite in float32, and infinite by infinite is NaN.',
  fails: ['large-scores'],
};

export const attend: typeof solution.attend = (scores, states, lengths) => {
  const real = tf.range(0, scores.shape[1]).less(lengths.expandDims(1)); // [B, S]
  const powers = scores.exp().mul<tf.Tensor2D>(real);
  const weights = powers.div<tf.Tensor2D>(powers.sum(1, true));
  return { weights, context: weights.expandDims<tf.Tensor3D>(2).mul<tf.Tensor3D>(states).sum(1) };
};
