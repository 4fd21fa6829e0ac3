import type { Mistake } from '../../../src/grading/lab.ts';
import { greedyWith } from '../greedy-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'A sentence that had said EOS went on as long as another was not finished. Every row of the batch ends by itself.',
  fails: ['greedy', 'alignment'],
};

export const greedyDecode = greedyWith({ goesOn: true });
