import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'Of equal weights the last was taken; it is to be the first.',
  fails: ['strongest'],
};

export const strongest = (weights: readonly number[]) => weights.lastIndexOf(Math.max(...weights));
