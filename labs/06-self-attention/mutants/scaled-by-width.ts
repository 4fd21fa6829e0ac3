import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The scores were divided by K, not by its root: the weights are more even than they should be.',
  fails: ['weights', 'padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({ divisor: (K) => K });
