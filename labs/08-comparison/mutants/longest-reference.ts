import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The longest reference was taken for the length. It is the nearest in length to the translation.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ wanted: (lengths) => Math.max(...lengths) });
