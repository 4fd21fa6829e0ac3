import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'One was added to every count, so that no precision is zero: BLEU without smoothing is 0 then.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ precision: (matches, total) => (matches + 1) / (total + 1) });
