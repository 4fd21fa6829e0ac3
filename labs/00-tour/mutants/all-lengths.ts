import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the exact match over all lengths: take the row of 11 to 14 words.',
  fails: ['exact-without-attention'],
};

export const exactWithoutAttention = () => 56.1;
