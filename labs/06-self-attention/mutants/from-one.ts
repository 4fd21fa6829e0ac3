import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Positions are counted from 1: the first row should be sin 0, cos 0, that is 0, 1, 0, 1, …',
  fails: ['positions'],
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) =>
  solution.positionalEncoding(length + 1, width).slice([1, 0]);
