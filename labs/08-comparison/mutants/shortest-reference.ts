import type { Mistake } from '../../../src/grading/lab.ts';
import { clippedMatches, type Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The shortest reference was taken for the length. It is the nearest in length to the translation.',
  fails: ['bleu'],
};

export function bleu(translations: readonly Words[], references: readonly (readonly Words[])[]): number {
  const counts = [1, 2, 3, 4].map((n) => {
    const each = translations.map((translation, i) => clippedMatches(translation, references[i]!, n));
    return { matches: sum(each.map(({ matches }) => matches)), total: sum(each.map(({ total }) => total)) };
  });
  if (counts.some(({ matches }) => matches === 0)) return 0;
  const precisions = counts.map(({ matches, total }) => matches / total);
  const lengths = {
    said: sum(translations.map(({ length }) => length)),
    wanted: sum(translations.map((_, i) => references[i]!.toSorted((a, b) => a.length - b.length)[0]!.length)),
  };
  const penalty = lengths.said >= lengths.wanted ? 1 : Math.exp(1 - lengths.wanted / lengths.said);
  return 100 * penalty * Math.exp(precisions.reduce((sum, p) => sum + Math.log(p), 0) / precisions.length);
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
