import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were exponentiated as they are: above 88 a float32 overflows to ∞, and ∞ / ∞ is NaN. Subtract the largest ' +
    'score of each row first; the weights stay the same.',
  fails: ['softmax-large', 'attention-blind'],
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const powers = scores.div(temperature).exp();
  return powers.div(powers.sum(-1, true));
}

export const attention = attentionWith({ softmax });
