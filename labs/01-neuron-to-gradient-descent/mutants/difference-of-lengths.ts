import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The lengths of the gradients were compared, not the gradients: those that point elsewhere pass for equal.',
  fails: ['relative-difference'],
};

export function relativeDifference(a: readonly number[], b: readonly number[]) {
  const [lengthA, lengthB] = [Math.hypot(...a), Math.hypot(...b)];
  return Math.abs(lengthA - lengthB) / (Math.max(lengthA, lengthB) || 1);
}
