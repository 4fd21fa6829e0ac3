import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The sequence was shuffled the other way round: position t of the result is position order[t] of the input, not the reverse.',
  fails: ['equivariance'],
};

export const equivarianceGap: typeof solution.equivarianceGap = (layer, x, order) =>
  solution.equivarianceGap(
    layer,
    x,
    order.map((_, t) => order.indexOf(t)),
  );
