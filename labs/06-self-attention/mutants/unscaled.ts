import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were not divided by √K: they grow with the width, and the softmax has nearly all its weight on one position.',
  fails: ['weights', 'padding', 'output', 'gradients'],
};

export const selfAttention = attentionWith({ divisor: () => 1 });
