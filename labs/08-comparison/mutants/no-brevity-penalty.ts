import type { Mistake } from '../../../src/grading/lab.ts';
import { clippedMatches, type Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'There is no brevity penalty: short translations that leave the difficult words out score too high.',
  fails: ['bleu'],
};

export function bleu(translations: readonly Words[], references: readonly (readonly Words[])[]): number {
  const counts = [1, 2, 3, 4].map((n) => {
    const each = translations.map((translation, i) => clippedMatches(translation, references[i]!, n));
    return { matches: sum(each.map(({ matches }) => matches)), total: sum(each.map(({ total }) => total)) };
  });
  if (counts.some(({ matches }) => matches === 0)) return 0;
  const precisions = counts.map(({ matches, total }) => matches / total);
  return 100 * Math.exp(precisions.reduce((sum, p) => sum + Math.log(p), 0) / precisions.length);
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
