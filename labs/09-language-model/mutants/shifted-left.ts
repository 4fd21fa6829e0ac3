import type { Mistake } from '../../../src/grading/lab.ts';
import type { NextTokenPair } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Shifted the wrong way: the target is the token before the one that is read.',
  fails: ['next-token', 'last-window', 'learns'],
};

export function nextTokenPairs(ids: readonly number[], length: number): NextTokenPair[] {
  const pairs: NextTokenPair[] = [];
  for (let start = 0; start + 1 < ids.length; start += length) {
    const target = ids.slice(start, Math.min(start + length, ids.length - 1));
    pairs.push({ input: ids.slice(start + 1, start + 1 + target.length), target });
  }
  return pairs;
}
