import type { Mistake } from '../../../src/grading/lab.ts';
import { bleuWith, sum } from '../bleu-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The four precisions were averaged. BLEU takes their geometric mean: one order without a match makes it 0.',
  fails: ['bleu'],
};

export const bleu = bleuWith({ mean: (precisions) => sum(precisions) / precisions.length });
