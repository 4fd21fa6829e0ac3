import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The n-grams go up to three words: BLEU counts those of four, too.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ longest: 3 });
