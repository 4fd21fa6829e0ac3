import type { Mistake } from '../../../src/grading/lab.ts';
import { greedyWith } from '../greedy-with.ts';

export const mistake: Mistake = {
  diagnosis: 'EOS was kept as a word of the translation. It ends the sentence and is no part of it.',
  fails: ['greedy', 'alignment'],
};

export const greedyDecode = greedyWith({ keepsEos: true });
