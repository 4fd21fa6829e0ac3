import type { Mistake } from '../../../src/grading/lab.ts';
import { specialTokens } from '../../../src/text/special-tokens.ts';
import { type Sentence, tokenise } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Equally frequent tokens stand in the order in which they were met: another order of sentences would give other ids.',
  fails: ['vocabulary-order', 'vocabulary-rare', 'vocabulary-training-only'],
};

export function buildVocabulary(sentences: readonly Sentence[], minimumCount: number): string[] {
  const counts = new Map<string, number>();
  for (const { split, text } of sentences) {
    if (split !== 'train') continue;
    for (const token of tokenise(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= minimumCount)
    .sort(([, countA], [, countB]) => countB - countA);
  return [...specialTokens, ...kept.map(([token]) => token)];
}
