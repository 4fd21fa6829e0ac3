import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'tanh was taken of W s and of U h_j apart, and then they were added: the two never meet inside it, so that the query cannot change which position wins.',
  fails: ['scores', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const additiveScores: typeof solution.additiveScores = (query, keys, { queryProjection, score }) => {
  const projected = query.matMul(queryProjection).tanh().expandDims(1); // [B, 1, A]
  return keys.tanh().add(projected).mul(score).sum(2);
};

export const decoderStep = decoderWith({ additiveScores });
