import type { Mistake } from '../../../src/grading/lab.ts';
import { PAD } from '../../../src/text/special-tokens.ts';
import { greedyWith } from '../greedy-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The first word that was read is PAD. A sentence begins with BOS, as it did in training.',
  fails: ['greedy'],
};

export const greedyDecode = greedyWith({ first: PAD });
