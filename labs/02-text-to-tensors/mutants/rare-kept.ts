import type { Mistake } from '../../../src/grading/lab.ts';
import { specialTokens } from '../../../src/text/special-tokens.ts';
import { type Sentence, tokenise } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'minimumCount was not used: rare tokens stayed, so that no <unk> is left to learn from.',
  fails: ['vocabulary-rare'],
};

export function buildVocabulary(sentences: readonly Sentence[], _minimumCount: number): string[] {
  const counts = new Map<string, number>();
  for (const { split, text } of sentences) {
    if (split !== 'train') continue;
    for (const token of tokenise(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return [...specialTokens, ...kept.map(([token]) => token)];
}
