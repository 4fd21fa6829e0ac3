import type { Mistake } from '../../../src/grading/lab.ts';
import type { NextTokenPair } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'A window begins at every token: each target comes up as often as a window is long. The next begins where the last ended.',
  fails: ['next-token', 'last-window', 'learns'],
};

export function nextTokenPairs(ids: readonly number[], length: number): NextTokenPair[] {
  const pairs: NextTokenPair[] = [];
  for (let start = 0; start + 1 < ids.length; start++) {
    const target = ids.slice(start + 1, start + 1 + length);
    pairs.push({ input: ids.slice(start, start + target.length), target });
  }
  return pairs;
}
