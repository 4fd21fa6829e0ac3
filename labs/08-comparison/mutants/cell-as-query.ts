import type { Mistake } from '../../../src/grading/lab.ts';
import { attentiveStepWith } from '../attentive-step-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The query is the cell: what an LSTM shows to others is its hidden state.',
  fails: ['lstm-logits', 'lstm-losses', 'lstm-translates'],
};

export const attentiveStep = attentiveStepWith({ query: ({ cell }) => cell });
