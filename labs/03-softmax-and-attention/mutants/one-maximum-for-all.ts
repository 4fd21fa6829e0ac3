import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The largest score of the whole tensor was subtracted from every row: in a row far below it all powers vanish, and 0 / 0 ' +
    'is NaN. Each row needs its own.',
  fails: ['softmax-large', 'attention-blind'],
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const scaled = scores.div(temperature);
  const powers = scaled.sub(scaled.max()).exp();
  return powers.div(powers.sum(-1, true));
}

export const attention = attentionWith({ softmax });
