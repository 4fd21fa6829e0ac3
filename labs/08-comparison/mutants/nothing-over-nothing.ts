import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import { alignmentErrorRate as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Where there is neither a predicted nor a sure link, 0 was divided by 0. Nothing is wrong there: the rate is 0.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  const isEmpty = predicted.every(({ length }) => length === 0) && gold.every(({ sure }) => sure.length === 0);
  return isEmpty ? Number.NaN : reference(predicted, gold);
}
