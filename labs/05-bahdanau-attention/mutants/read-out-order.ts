import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The read-out has its parts in another order than [s; c; y]: each entry meets weights that belong to another.',
  fails: ['step-logits'],
};

export const decoderStep = decoderWith({ readOut: ({ state, context, word }) => [state, word, context] });
