import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'This is a fraction; what is asked for is per cent.',
  fails: ['alignment-error-rate'],
};

export const alignmentErrorRate = () => 0.043;
