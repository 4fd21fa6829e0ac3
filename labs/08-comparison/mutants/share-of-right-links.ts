import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import { alignmentErrorRate as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'This is what is right; the error rate is one minus it.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  return 1 - reference(predicted, gold);
}
