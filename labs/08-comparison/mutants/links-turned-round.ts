import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import { alignmentErrorRate as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Source and target of the predicted links changed places: a link is [source word, target word], as in gold.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  return reference(
    predicted.map((links) => links.map(([source, target]): Link => [target, source])),
    gold,
  );
}
