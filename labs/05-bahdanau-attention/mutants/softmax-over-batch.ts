import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The softmax went over the sentences of the batch instead of the source positions: columns sum to one, rows do not.',
  fails: ['weights', 'padding', 'large-scores', 'context', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const attend: typeof solution.attend = (scores, states, lengths) => {
  const real = tf.range(0, scores.shape[1]).less(lengths.expandDims(1)); // [B, S]
  const masked = tf.where(real, scores, tf.fill(scores.shape, -1e9));
  const weights = tf.softmax(masked.transpose()).transpose<tf.Tensor2D>();
  return { weights, context: weights.expandDims<tf.Tensor3D>(2).mul<tf.Tensor3D>(states).sum(1) };
};

export const decoderStep = decoderWith({ attend });
