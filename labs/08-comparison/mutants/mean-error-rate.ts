import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import { alignmentErrorRate as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'This is the mean of the sentences’ error rates. Links are added up over the corpus first.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  const rates = predicted.map((links, i) => reference([links], [gold[i]!]));
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}
