import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The difference was divided by s; from x − s to x + s it is 2s, so every slope is twice too large.',
  fails: ['numerical-gradient'],
};

export function numericalGradient(f: (x: number[]) => number, x: readonly number[], step = 1e-5) {
  return x.map((value, i) => (f(x.with(i, value + step)) - f(x.with(i, value - step))) / step);
}
