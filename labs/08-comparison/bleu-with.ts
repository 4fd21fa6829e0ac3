import { type bleu, clippedMatches } from './solution.ts';

/** What the known mistakes of BLEU differ in; of what is not told, the reference's. */
interface Parts {
  /** How many words the longest n-grams have. */
  readonly longest?: number;
  /** The length that a translation of `said` words is held against, of those of its references. */
  readonly wanted?: (lengths: readonly number[], said: number) => number;
  /** p_n of the corpus. */
  readonly precision?: (matches: number, total: number) => number;
  readonly mean?: (precisions: readonly number[]) => number;
  /** BP, for c words in all translations and r in all references. */
  readonly penalty?: (c: number, r: number) => number;
  /** The score of translations in which all is right. */
  readonly best?: number;
}

/** BLEU with parts exchanged. */
export function bleuWith({
  longest = 4,
  wanted = (lengths, said) => lengths.toSorted((a, b) => Math.abs(a - said) - Math.abs(b - said) || a - b)[0]!,
  precision = (matches, total) => (matches === 0 ? 0 : matches / total),
  mean = (precisions) => Math.exp(sum(precisions.map(Math.log)) / precisions.length),
  penalty = (c, r) => (c >= r ? 1 : Math.exp(1 - r / c)),
  best = 100,
}: Parts): typeof bleu {
  return (translations, references) => {
    const precisions = Array.from({ length: longest }, (_, i) => {
      const counts = translations.map((translation, s) => clippedMatches(translation, references[s]!, i + 1));
      return precision(sum(counts.map(({ matches }) => matches)), sum(counts.map(({ total }) => total)));
    });
    const said = translations.map(({ length }) => length);
    const lengths = references.map((ofSentence) => ofSentence.map(({ length }) => length));
    return best * penalty(sum(said), sum(lengths.map((of, s) => wanted(of, said[s]!)))) * mean(precisions);
  };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
