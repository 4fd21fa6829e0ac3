import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'A sentence that does not end by itself got one word more than maximumLength.',
  fails: ['greedy', 'alignment'],
};

export const greedyDecode: typeof solution.greedyDecode = (step, initial, { rows, maximumLength }) =>
  solution.greedyDecode(step, initial, { rows, maximumLength: maximumLength + 1 });
