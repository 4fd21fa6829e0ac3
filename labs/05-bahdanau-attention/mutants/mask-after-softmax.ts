import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights of padding were set to zero after the softmax: the other weights of such a row sum to less than one.',
  fails: ['padding', 'context', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const attend: typeof solution.attend = (scores, states, lengths) => {
  const real = tf.range(0, scores.shape[1]).less(lengths.expandDims(1)); // [B, S]
  const weights = tf.softmax(scores).mul<tf.Tensor2D>(real);
  return { weights, context: weights.expandDims<tf.Tensor3D>(2).mul<tf.Tensor3D>(states).sum(1) };
};

export const decoderStep = decoderWith({ attend });
