import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The mask is the wrong way round: the keys that a query sees were hidden. One means visible.',
  fails: ['attention-mask'],
};

export const attention = attentionWith({ hide: (scores, visible) => scores.sub(visible.mul(1e9)) });
