import type { Mistake } from '../../../src/grading/lab.ts';
import { greedyWith } from '../greedy-with.ts';

export const mistake: Mistake = {
  diagnosis: 'Of several words with the highest logit the last was said. The first is: the one with the lowest id.',
  fails: ['greedy'],
};

export const greedyDecode = greedyWith({ lastOfEquals: true });
