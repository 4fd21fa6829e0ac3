import type { Mistake } from '../../../src/grading/lab.ts';
import type { Word } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Of equally frequent pairs the one met first was merged: another order of the words would give other pieces.',
  fails: ['most-frequent-pair'],
};

export function mergeStep(words: readonly Word[]) {
  const counts = new Map<string, number>();
  for (const { pieces, count } of words) {
    for (const [i, right] of pieces.slice(1).entries()) {
      const key = `${pieces[i]} ${right}`;
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  const [best] = [...counts].sort(([, countA], [, countB]) => countB - countA);
  const [left, right] = best![0].split(' ') as [string, string];
  const join = (pieces: readonly string[]) => {
    const joined: string[] = [];
    for (let i = 0; i < pieces.length; i++) {
      const found = pieces[i] === left && pieces[i + 1] === right;
      joined.push(found ? left + right : pieces[i]!);
      if (found) i++;
    }
    return joined;
  };
  return { pair: [left, right] as const, words: words.map(({ pieces, count }) => ({ pieces: join(pieces), count })) };
}
