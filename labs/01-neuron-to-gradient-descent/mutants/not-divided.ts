import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The difference was not divided by 2s: it is a rise, not yet a slope.',
  fails: ['numerical-gradient'],
};

export function numericalGradient(f: (x: number[]) => number, x: readonly number[], step = 1e-5) {
  return x.map((value, i) => f(x.with(i, value + step)) - f(x.with(i, value - step)));
}
