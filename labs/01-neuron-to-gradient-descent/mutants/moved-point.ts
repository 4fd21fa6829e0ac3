import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The point was moved and not put back: each later coordinate is taken somewhere else.',
  fails: ['numerical-gradient'],
};

export function numericalGradient(f: (x: number[]) => number, x: number[], step = 1e-5) {
  return x.map((_, i) => {
    x[i]! += step;
    const right = f(x);
    x[i]! -= 2 * step;
    return (right - f(x)) / (2 * step);
  });
}
