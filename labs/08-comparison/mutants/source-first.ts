import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderBlockWith } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The source was read before the words looked at each other: self-attention comes first.',
  fails: ['transformer-logits', 'transformer-losses', 'transformer-translates'],
};

export const decoderBlock = decoderBlockWith({ order: ['cross', 'self', 'network'] });
