import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The difference is one-sided, from x to x + s: its error falls only as s, that of f(x + s) − f(x − s) as s².',
  fails: ['numerical-gradient'],
};

export function numericalGradient(f: (x: number[]) => number, x: readonly number[], step = 1e-5) {
  return x.map((value, i) => (f(x.with(i, value + step)) - f([...x])) / step);
}
