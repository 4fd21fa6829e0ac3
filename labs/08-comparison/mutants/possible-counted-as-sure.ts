import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import { alignmentErrorRate as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Possible links were taken for sure ones: not to predict a possible link is no error.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  return reference(
    predicted,
    gold.map(({ sure, possible }) => ({
      sure: [...sure, ...possible.filter((link) => !sure.some((other) => String(other) === String(link)))],
      possible: [],
    })),
  );
}
