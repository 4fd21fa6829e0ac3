import type { Mistake } from '../../../src/grading/lab.ts';
import { type Sentence, tokenise } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The special tokens are missing: without PAD, BOS, EOS and UNK there is no batch, no beginning, no end and no unknown word.',
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
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return kept.map(([token]) => token);
}
