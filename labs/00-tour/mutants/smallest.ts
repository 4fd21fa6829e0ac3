import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the position of the smallest weight.',
  fails: ['strongest'],
};

export const strongest = (weights: readonly number[]) => weights.indexOf(Math.min(...weights));
