import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The difference was not divided by the size of the gradients: small gradients seem right whatever they are.',
  fails: ['relative-difference'],
};

export function relativeDifference(a: readonly number[], b: readonly number[]) {
  return Math.hypot(...a.map((value, i) => value - b[i]!));
}
