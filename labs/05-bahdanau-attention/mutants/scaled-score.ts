import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were divided by √A. That belongs to dot products, which grow with their width; the additive score has v_a to find a scale of its own.',
  fails: ['scores', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const additiveScores: typeof solution.additiveScores = (query, keys, parameters) =>
  solution.additiveScores(query, keys, parameters).div(Math.sqrt(keys.shape[2]));

export const decoderStep = decoderWith({ additiveScores });
