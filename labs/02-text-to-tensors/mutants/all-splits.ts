import type { Mistake } from '../../../src/grading/lab.ts';
import { specialTokens } from '../../../src/text/special-tokens.ts';
import { type Sentence, tokenise } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The tokens of all splits were counted: what is known of the validation and test sentences leaks into training.',
  fails: ['vocabulary-training-only'],
};

export function buildVocabulary(sentences: readonly Sentence[], minimumCount: number): string[] {
  const counts = new Map<string, number>();
  for (const { text } of sentences) {
    for (const token of tokenise(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= minimumCount)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return [...specialTokens, ...kept.map(([token]) => token)];
}
