import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The mask was not used: hidden keys, such as padding, take weight from the words.',
  fails: ['attention-mask'],
};

export const attention = attentionWith({ hide: (scores) => scores });
