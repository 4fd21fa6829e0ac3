import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the error rate of the Transformer: take the row of the LSTM with additive attention.',
  fails: ['alignment-error-rate'],
};

export const alignmentErrorRate = () => 2.6;
