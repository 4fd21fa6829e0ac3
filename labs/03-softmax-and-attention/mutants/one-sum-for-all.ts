import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The powers were divided by the sum of the whole tensor: all weights together sum to one. Each row must do so by ' +
    'itself; give the sum an axis, and keep it.',
  fails: ['softmax-rows', 'softmax-large', 'softmax-temperature', 'attention-mask'],
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const scaled = scores.div(temperature);
  const powers = scaled.sub(scaled.max(-1, true)).exp();
  return powers.div(powers.sum());
}

export const attention = attentionWith({ softmax });
