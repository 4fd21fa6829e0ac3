import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The keys have a bias, that of the queries. It changes no weight: it adds the same to all scores of a query, and the softmax takes it away again.',
  fails: ['projections'],
};

export const projectQkv: typeof solution.projectQkv = (x, projections) => {
  const { keys, ...others } = solution.projectQkv(x, projections);
  return { ...others, keys: keys.add(projections.queryBias) };
};
