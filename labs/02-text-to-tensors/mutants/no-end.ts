import type { Mistake } from '../../../src/grading/lab.ts';
import { BOS } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'EOS is not to be said: the model never learns to stop.',
  fails: ['shift-right'],
};

export const shiftRight = (ids: readonly number[]) => ({ input: [BOS, ...ids.slice(0, -1)], output: [...ids] });
