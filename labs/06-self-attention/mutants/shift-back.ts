import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The matrix is transposed: it shifts back instead of forth. Rows of PE stand on the left of M.',
  fails: ['shift'],
};

export const shiftMatrix: typeof solution.shiftMatrix = (offset, width) =>
  solution.shiftMatrix(offset, width).transpose();
