import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderBlockWith } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The words attend without the causal mask: in training each sees the word that it is to predict.',
  fails: ['transformer-logits', 'transformer-losses'],
};

export const decoderBlock = decoderBlockWith({ looksAhead: true });
