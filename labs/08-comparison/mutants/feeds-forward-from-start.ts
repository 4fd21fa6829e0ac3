import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderBlockWith } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The feed-forward network reads the words from before cross-attention.',
  fails: ['transformer-logits', 'transformer-losses', 'transformer-translates'],
};

export const decoderBlock = decoderBlockWith({
  around: { network: (h, norm, sublayer, g) => h.add(sublayer(norm(g))) },
});
