import type { Mistake } from '../../../src/grading/lab.ts';
import type { NextTokenPair } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The rest of the text was dropped: the last window may be shorter, and its targets count like all others.',
  fails: ['last-window', 'learns'],
};

export function nextTokenPairs(ids: readonly number[], length: number): NextTokenPair[] {
  const pairs: NextTokenPair[] = [];
  for (let start = 0; start + length < ids.length; start += length) {
    const target = ids.slice(start + 1, start + 1 + length);
    pairs.push({ input: ids.slice(start, start + target.length), target });
  }
  return pairs;
}
