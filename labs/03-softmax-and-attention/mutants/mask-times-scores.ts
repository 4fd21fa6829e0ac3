import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mask was multiplied onto the scores: a hidden key has the score zero, and exp(0) = 1 is a weight like any other.',
  fails: ['attention-mask'],
};

export const attention = attentionWith({ hide: (scores, visible) => scores.mul(visible) });
