import type { Link } from '../data/sentence-pair.ts';
import type { AlignmentWeights } from './alignment.ts';

/** From this weight on the rule `threshold` has a link. */
export const LINK_THRESHOLD = 0.25;

/**
 * How links are read from weights, by name.
 *
 * - `argmax`: one link a target word, to the source word it looks at most (the first of equals);
 * - `threshold`: a link wherever the weight is {@link LINK_THRESHOLD} or more: a target word may have several, or none;
 * - `intersection`: the links of `argmax` that the reverse direction has too, in which each source word is linked to
 *   the target word that looks at it most: fewer links, and more of them right (Och & Ney 2003, section 3.2).
 */
export const alignmentRules = {
  argmax: argmaxLinks,
  threshold: thresholdLinks,
  intersection: intersectionLinks,
} as const;
export type AlignmentRule = keyof typeof alignmentRules;
export const alignmentRuleNames = Object.keys(alignmentRules) as AlignmentRule[];

/** Something of every rule. */
export function byRule<T>(of: (rule: AlignmentRule) => T): Record<AlignmentRule, T> {
  return Object.fromEntries(alignmentRuleNames.map((rule) => [rule, of(rule)])) as Record<AlignmentRule, T>;
}

/** The rule that error rates are of unless another is named. */
export const SCORING_RULE = 'argmax' satisfies AlignmentRule;

function argmaxLinks(weights: AlignmentWeights): Link[] {
  return weights.flatMap((row, target) => (row.length === 0 ? [] : [[argmax(row), target] as const]));
}

function thresholdLinks(weights: AlignmentWeights): Link[] {
  return weights.flatMap((row, target) =>
    Array.from(row).flatMap((weight, source) => (weight >= LINK_THRESHOLD ? [[source, target] as const] : [])),
  );
}

function intersectionLinks(weights: AlignmentWeights): Link[] {
  return argmaxLinks(weights).filter(
    ([source, target]) => argmax(weights.map((row) => row[source]!)) === target, // the column of that source word
  );
}

/** Where the highest value stands, first of equals. */
const argmax = (values: ArrayLike<number>) =>
  Array.from(values).reduce((best, value, i) => (value > values[best]! ? i : best), 0);
