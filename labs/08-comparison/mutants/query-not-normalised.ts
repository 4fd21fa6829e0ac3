import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderBlockWith } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis: 'Cross-attention asks with the words as they are; its layer norm is missing.',
  fails: ['transformer-logits', 'transformer-losses'],
};

export const decoderBlock = decoderBlockWith({ around: { cross: (g, _, sublayer) => g.add(sublayer(g)) } });
