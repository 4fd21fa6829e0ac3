import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'Translations longer than their references got a bonus: the penalty is never above 1.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ penalty: (c, r) => Math.exp(1 - r / c) });
