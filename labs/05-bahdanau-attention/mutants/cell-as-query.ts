import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The query was the cell instead of the hidden state. The cell is what the LSTM keeps to itself; the hidden state is what it shows.',
  fails: ['step-weights', 'step-state', 'step-logits'],
};

export const decoderStep = decoderWith({ query: ({ cell }) => cell });
