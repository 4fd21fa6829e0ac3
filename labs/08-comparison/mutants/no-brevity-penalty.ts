import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'There is no brevity penalty: short translations that leave the difficult words out score too high.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ penalty: () => 1 });
