import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The read-out took the state before the step: the word that was just read cannot shape what is said next.',
  fails: ['step-logits'],
};

export const decoderStep = decoderWith({ readOut: ({ before, context, word }) => [before, context, word] });
