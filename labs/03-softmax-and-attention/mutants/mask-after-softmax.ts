import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mask was multiplied onto the weights, after the softmax: hidden keys have taken their share already, and rows sum to ' +
    'less than one.',
  fails: ['attention-mask'],
};

export const attention = attentionWith({
  hide: (scores) => scores,
  hideAfterwards: (weights, visible) => weights.mul(visible),
});
