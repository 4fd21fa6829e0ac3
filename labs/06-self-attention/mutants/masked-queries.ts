import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis: 'Padding was masked as a query (rows) instead of as a key (columns): all real positions still look at it.',
  fails: ['padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({
  hidden: (lengths, S) =>
    tf
      .range(0, S)
      .expandDims(1)
      .greaterEqual(lengths.reshape([-1, 1, 1])), // [B, S, 1]
});
