import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The softmax was taken over the wrong axis: columns sum to one, rows do not. The weights of a query stand along the ' +
    'last axis.',
  fails: ['softmax-rows', 'softmax-large', 'softmax-temperature', 'attention-mask'],
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const scaled = scores.div(temperature);
  const powers = scaled.sub(scaled.max(-2, true)).exp();
  return powers.div(powers.sum(-2, true));
}

export const attention = attentionWith({ softmax });
