import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The score lies between 0 and 1: it is to be given from 0 to 100.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ best: 1 });
