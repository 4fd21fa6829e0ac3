import type { Mistake } from '../../../src/grading/lab.ts';
import { PAD } from '../../../src/text/special-tokens.ts';
import { greedyWith } from '../greedy-with.ts';

export const mistake: Mistake = {
  diagnosis: 'PAD or BOS was said. They have logits like every other word, but nobody may say them.',
  fails: ['greedy', 'alignment'],
};

export const greedyDecode = greedyWith({ lowestWord: PAD });
