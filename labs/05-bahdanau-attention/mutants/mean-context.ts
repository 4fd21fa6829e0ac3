import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The context is the mean of all states: the weights were computed and not used.',
  fails: ['context', 'gradients', 'step-state', 'step-logits'],
};

export const attend: typeof solution.attend = (scores, states, lengths) => ({
  ...solution.attend(scores, states, lengths),
  context: states.mean(1),
});

export const decoderStep = decoderWith({ attend });
