import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores of padding are low, and not low enough: a little weight is left on it, and more where the other scores are low, too. Take from them so much that nothing survives the exponential.',
  fails: ['padding'],
};

export const selfAttention = attentionWith({
  hidden: (lengths, S) =>
    tf
      .range(0, S)
      .greaterEqual(lengths.reshape([-1, 1, 1]))
      .mul(60e-9), // of the 10⁹ that is taken away where it is 1
});
