import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Padding was not masked: it has a share of the weights, and what fills a row of the batch reaches the context.',
  fails: ['padding', 'context', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const attend: typeof solution.attend = (scores, states) => {
  const weights = tf.softmax(scores);
  return { weights, context: weights.expandDims<tf.Tensor3D>(2).mul<tf.Tensor3D>(states).sum(1) };
};

export const decoderStep = decoderWith({ attend });
