import type { Mistake } from '../../../src/grading/lab.ts';
import type { NextTokenPair } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The last window reads one token more than it has targets: behind the last token of the text there is none.',
  fails: ['next-token', 'last-window'],
};

export function nextTokenPairs(ids: readonly number[], length: number): NextTokenPair[] {
  const pairs: NextTokenPair[] = [];
  for (let start = 0; start < ids.length; start += length) {
    const target = ids.slice(start + 1, start + 1 + length);
    pairs.push({ input: ids.slice(start, start + length), target });
  }
  return pairs;
}
