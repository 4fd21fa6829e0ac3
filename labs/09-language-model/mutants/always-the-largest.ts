import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Nothing is drawn: the token with the largest logit is taken every time. That is greedy decoding, topK = 1.',
  fails: ['temperature', 'top-k', 'large-logits'],
};

export const sample = (logits: readonly number[]) => logits.indexOf(Math.max(...logits));
