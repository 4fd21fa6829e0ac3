import type { Mistake } from '../../../src/grading/lab.ts';
import { BOS, EOS } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis:
    'What is read and what is to be said are the same: the decoder would only have to copy, and learns nothing.',
  fails: ['shift-right'],
};

export const shiftRight = (ids: readonly number[]) => ({ input: [BOS, ...ids, EOS], output: [BOS, ...ids, EOS] });
