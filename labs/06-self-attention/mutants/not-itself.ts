import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'Each position was kept from looking at itself. The weighted sum goes over all words of the sequence, the word itself included.',
  fails: ['weights', 'padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({
  normalise: (scores) => tf.softmax(scores.add(tf.eye(scores.shape[1]).mul(-1e9))),
});
