import type { Mistake } from '../../../src/grading/lab.ts';
import { attentiveStepWith } from '../attentive-step-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The query is the state after the word was read; Bahdanau’s is the state before the step, and the context then goes into the step.',
  fails: ['lstm-logits', 'lstm-losses', 'lstm-translates'],
};

export const attentiveStep = attentiveStepWith({ query: (_, withWord) => withWord().hidden });
