import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'Two zero gradients are equal, but 0 / 0 is NaN: they need a case of their own.',
  fails: ['relative-difference'],
};

export function relativeDifference(a: readonly number[], b: readonly number[]) {
  return Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.max(Math.hypot(...a), Math.hypot(...b));
}
