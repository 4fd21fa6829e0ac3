import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Each word has the weights of the step before: a row of the alignment belongs to the word that was chosen with it.',
  fails: ['alignment'],
};

export const greedyDecode: typeof solution.greedyDecode = (step, initial, options) => {
  type Late = { readonly state: typeof initial; readonly weights?: tf.Tensor2D };
  const late = (tokens: tf.Tensor1D, { state, weights }: Late): solution.Said<Late> => {
    const said = step(tokens, state);
    return { ...said, weights: weights ?? tf.zerosLike(said.weights), state: said };
  };
  return solution.greedyDecode(late, { state: initial }, options);
};
