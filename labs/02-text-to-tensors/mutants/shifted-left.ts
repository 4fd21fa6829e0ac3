import type { Mistake } from '../../../src/grading/lab.ts';
import { BOS, EOS } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'Shifted the wrong way: the decoder reads the words behind the one that it is to say.',
  fails: ['shift-right'],
};

export const shiftRight = (ids: readonly number[]) => ({ input: [...ids, EOS], output: [BOS, ...ids] });
