import type { Mistake } from '../../../src/grading/lab.ts';
import type { Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Every n-gram that a reference has counts as a match each time that it is said. It matches at most as often as a reference has it.',
  fails: ['clipped-matches'],
};

export function clippedMatches(translation: Words, references: readonly Words[], n: number) {
  const ngrams = (words: Words) => words.slice(n - 1).map((_, i) => words.slice(i, i + n).join(' '));
  const known = new Set(references.flatMap(ngrams));
  const said = ngrams(translation);
  return { matches: said.filter((ngram) => known.has(ngram)).length, total: said.length };
}
