import type { Mistake } from '../../../src/grading/lab.ts';
import { type Around, decoderBlockWith } from '../decoder-block-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The layer norms stand behind the sums. Here they stand before each sublayer, and the sums stay as they are.',
  fails: ['transformer-logits', 'transformer-losses', 'transformer-translates'],
};

const after: Around = (x, norm, sublayer) => norm(x.add(sublayer(x)));

export const decoderBlock = decoderBlockWith({ around: { self: after, cross: after, network: after } });
