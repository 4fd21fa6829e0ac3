import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the LSTM with attention, which hardly minds the length: take the one without.',
  fails: ['exact-without-attention'],
};

export const exactWithoutAttention = () => 98.1;
