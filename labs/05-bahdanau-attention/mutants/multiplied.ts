import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The projected query was multiplied with the keys, entry by entry, instead of added to them.',
  fails: ['scores', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const additiveScores: typeof solution.additiveScores = (query, keys, { queryProjection, score }) => {
  const projected = query.matMul(queryProjection).expandDims(1); // [B, 1, A]
  return keys.mul(projected).tanh().mul(score).sum(2);
};

export const decoderStep = decoderWith({ additiveScores });
