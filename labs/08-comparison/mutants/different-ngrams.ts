import type { Mistake } from '../../../src/grading/lab.ts';
import type { Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Different n-grams were counted: one that is said twice counts twice in total, and in matches up to the clip.',
  fails: ['clipped-matches'],
};

export function clippedMatches(translation: Words, references: readonly Words[], n: number) {
  const ngrams = (words: Words) => new Set(words.slice(n - 1).map((_, i) => words.slice(i, i + n).join(' ')));
  const known = references.map(ngrams);
  const said = [...ngrams(translation)];
  return { matches: said.filter((ngram) => known.some((set) => set.has(ngram))).length, total: said.length };
}
