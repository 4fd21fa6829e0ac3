import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The squares of each row were summed, but the root was not taken.',
  fails: ['embeddings'],
};

export const gradientReachesEmbeddings: typeof solution.gradientReachesEmbeddings = (...all) =>
  solution.gradientReachesEmbeddings(...all).square();
