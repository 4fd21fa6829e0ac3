import type { Mistake } from '../../../src/grading/lab.ts';
import { BOS, EOS } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'EOS is read as well: behind it there is nothing to say, and the two rows are of different lengths.',
  fails: ['shift-right'],
};

export const shiftRight = (ids: readonly number[]) => ({ input: [BOS, ...ids, EOS], output: [...ids, EOS] });
