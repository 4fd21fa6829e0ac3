import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis: 'Padding was not masked: every position has some weight on the filling behind the sentence.',
  fails: ['padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({ hidden: () => tf.zeros([1, 1, 1]) });
