import type { Mistake } from '../../../src/grading/lab.ts';
import { bleu as reference, type Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'This is the mean of the sentences’ own scores. BLEU adds up the counts of all sentences and divides once.',
  fails: ['bleu'],
};

export function bleu(translations: readonly Words[], references: readonly (readonly Words[])[]): number {
  const scores = translations.map((translation, i) => reference([translation], [references[i]!]));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
