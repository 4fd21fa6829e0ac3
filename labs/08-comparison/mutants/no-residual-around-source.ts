import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderBlockWith, replaced } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis: 'What was found in the source took the place of the words in place of being added to them.',
  fails: ['transformer-logits', 'transformer-losses', 'transformer-translates'],
};

export const decoderBlock = decoderBlockWith({ around: { cross: replaced } });
