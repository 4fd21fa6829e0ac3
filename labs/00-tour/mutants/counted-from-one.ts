import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The position was counted from one: the first is 0.',
  fails: ['strongest'],
};

export const strongest = (weights: readonly number[]) => weights.indexOf(Math.max(...weights)) + 1;
