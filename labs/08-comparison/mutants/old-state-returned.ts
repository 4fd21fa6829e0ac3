import type { Mistake } from '../../../src/grading/lab.ts';
import { attentiveStepWith } from '../attentive-step-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The state before the step was returned: the decoder never moves on.',
  fails: ['lstm-logits', 'lstm-losses', 'lstm-translates'],
};

export const attentiveStep = attentiveStepWith({ returned: (_, before) => before });
