import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights went through a plain array: their numbers are right, but no gradient comes back through them, so that the score would never learn.',
  fails: ['gradients'],
};

export const attend: typeof solution.attend = (scores, states, lengths) => {
  const weights = tf.tensor2d(solution.attend(scores, states, lengths).weights.arraySync());
  return { weights, context: weights.expandDims<tf.Tensor3D>(2).mul<tf.Tensor3D>(states).sum(1) };
};
