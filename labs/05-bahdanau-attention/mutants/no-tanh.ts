import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The tanh is missing: W s + U h_j alone is linear, so that the query adds the same to all scores of a sentence, and the softmax takes it away again.',
  fails: ['scores', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const additiveScores: typeof solution.additiveScores = (query, keys, { queryProjection, score }) => {
  const hidden = keys.add(query.matMul(queryProjection).expandDims(1)); // [B, S, A]
  return hidden.mul(score).sum(2);
};

export const decoderStep = decoderWith({ additiveScores });
