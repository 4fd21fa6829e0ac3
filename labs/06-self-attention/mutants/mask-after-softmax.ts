import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights of padding were set to zero after the softmax: the other weights of such a row sum to less than one.',
  fails: ['padding', 'output', 'gradients'],
};

export const selfAttention: typeof solution.selfAttention = (x, lengths, projections) => {
  const real = tf.range(0, x.shape[1]).less(lengths.reshape([-1, 1, 1])); // [B, 1, S]
  return attentionWith({
    hidden: () => tf.zeros([1, 1, 1]),
    normalise: (scores) => tf.softmax(scores).mul(real),
  })(x, lengths, projections);
};
