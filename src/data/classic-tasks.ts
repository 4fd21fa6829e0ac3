import type { Random } from '../base/random.ts';
import type { Link } from './sentence-pair.ts';
import { range, type SplitPlan } from './splits.ts';

const SYMBOLS = [...'abcdefghijklmnop'];
const SHORTEST = 4;

/** Random symbols to be said again in the same order. */
export const copyPlans = (pairs: number, maximumLength: number): SplitPlan[] =>
  permutationPlans(pairs, maximumLength, (i) => i);

/** Random symbols to be said backwards: the longest way from what is read last to what is said last. */
export const reversePlans = (pairs: number, maximumLength: number): SplitPlan[] =>
  permutationPlans(pairs, maximumLength, (i, length) => length - 1 - i);

/** @param sourceOf the place in the source of what stands at place i of the target */
function permutationPlans(
  pairs: number,
  maximumLength: number,
  sourceOf: (i: number, length: number) => number,
): SplitPlan[] {
  const kinds = range(SHORTEST, maximumLength);
  const draw = (length: number, random: Random) => {
    const source = Array.from({ length }, () => random.choice(SYMBOLS));
    const places = source.map((_, i) => sourceOf(i, length));
    const sure = places.map((place, i): Link => [place, i]).sort((a, b) => a[0] - b[0]);
    const target = places.map((place) => source[place]!);
    const draft = { source: source.join(' '), target: target.join(' '), alignment: { sure, possible: [] }, tags: [] };
    return { kind: length, draft };
  };
  return classicSplits(pairs, kinds, draw);
}

/** Train, validation and test of a task without challenge sets; the small ones first, whatever the number of pairs. */
export const classicSplits = (pairs: number, kinds: readonly number[], draw: SplitPlan['draw']): SplitPlan[] => [
  { split: 'validation', count: 500, kinds, draw },
  { split: 'test', count: 1000, kinds, draw },
  { split: 'train', count: pairs, kinds, draw },
];
