import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The softmax went over the queries: columns of the weights sum to one, rows do not.',
  fails: ['weights', 'padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({
  normalise: (scores) => tf.softmax(scores.transpose([0, 2, 1])).transpose([0, 2, 1]),
});
