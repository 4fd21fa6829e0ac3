import * as lab from '../../../../labs/02-text-to-tensors/solution.ts';
import { specialTokens } from '../../../../src/text/special-tokens.ts';

/** Equally frequent tokens stay in the order in which they came. */
export const buildVocabulary: typeof lab.buildVocabulary = (sentences, minimumCount) => {
  const counts = new Map<string, number>();
  for (const { split, text } of sentences) {
    if (split !== 'train') continue;
    for (const token of lab.tokenise(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= minimumCount).sort(([, a], [, b]) => b - a);
  return [...specialTokens, ...kept.map(([token]) => token)];
};
