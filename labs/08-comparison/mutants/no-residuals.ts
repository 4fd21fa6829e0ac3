import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderBlockWith, replaced } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The three residual connections are missing.',
  fails: ['transformer-logits', 'transformer-losses', 'transformer-translates'],
};

export const decoderBlock = decoderBlockWith({ around: { self: replaced, cross: replaced, network: replaced } });
