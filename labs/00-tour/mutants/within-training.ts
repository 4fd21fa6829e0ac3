import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The Transformer is even with additive attention within the training lengths, but not beyond: look at 15 to 18 words.',
  fails: ['longest-reach'],
};

export const longestReach = () => 'transformer';
