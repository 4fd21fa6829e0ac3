import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the largest weight; what is asked for is the position at which it stands.',
  fails: ['strongest'],
};

export const strongest = (weights: readonly number[]) => Math.max(...weights);
