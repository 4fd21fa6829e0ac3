import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were divided by √D, the root of the width of the model. It is K, the width of queries and keys, that a dot product sums over.',
  fails: ['weights', 'padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({ divisor: (_, D) => Math.sqrt(D) });
