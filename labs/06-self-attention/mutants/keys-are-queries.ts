import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The keys are W_Q x like the queries. With one projection for both every word would be its own best match, or nearly; what W_K ≠ W_Q learns is that looking for something is not being it.',
  fails: ['projections', 'weights', 'padding', 'output', 'gradients'],
};

export const projectQkv: typeof solution.projectQkv = (x, projections) => {
  const { queryWeight, queryBias } = projections;
  const { queries, values } = solution.projectQkv(x, projections);
  return {
    queries,
    keys: solution.projectQkv(x, { ...projections, keyWeight: queryWeight }).keys.add(queryBias),
    values,
  };
};

export const selfAttention = attentionWith({ project: projectQkv });
