import type { Mistake } from '../../../src/grading/lab.ts';
import type { NextTokenPair } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The target stands two tokens behind: the word that follows is skipped.',
  fails: ['next-token', 'last-window', 'learns'],
};

export function nextTokenPairs(ids: readonly number[], length: number): NextTokenPair[] {
  const pairs: NextTokenPair[] = [];
  for (let start = 0; start + 2 < ids.length; start += length) {
    const target = ids.slice(start + 2, start + 2 + length);
    pairs.push({ input: ids.slice(start, start + target.length), target });
  }
  return pairs;
}
