import type { Mistake } from '../../../src/grading/lab.ts';
import { specialTokens } from '../../../src/text/special-tokens.ts';
import { type Sentence, tokenise } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The counts stand in a plain object, which has a property "constructor" before it is counted: that word got lost. Use a Map.',
  fails: ['vocabulary-order', 'vocabulary-rare', 'vocabulary-training-only'],
};

export function buildVocabulary(sentences: readonly Sentence[], minimumCount: number): string[] {
  const counts: Record<string, number> = {};
  for (const { split, text } of sentences) {
    if (split !== 'train') continue;
    for (const token of tokenise(text)) counts[token] = (counts[token] ?? 0) + 1;
  }
  const kept = Object.entries(counts)
    .filter(([, count]) => count >= minimumCount)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return [...specialTokens, ...kept.map(([token]) => token)];
}
