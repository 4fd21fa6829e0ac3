import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The fraction in the brevity penalty is upside down: it is exp(1 − r/c), r the length of the references.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ penalty: (c, r) => (c >= r ? 1 : Math.exp(1 - c / r)) });
