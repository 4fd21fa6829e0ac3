import type { GoldAlignment, SentencePair } from './sentence-pair.ts';

/** What `data describe` tells of one split. Shares are fractions of its sentences or word tokens. */
export interface SplitDescription {
  readonly split: string;
  readonly pairs: number;
  /** Different ones. */
  readonly sources: number;
  /** Words: mean, and how many sentences have how many source words. */
  readonly sourceLength: number;
  readonly targetLength: number;
  readonly lengths: ReadonlyMap<number, number>;
  /** Share of the word tokens that the training split does not hold. */
  readonly unknownSource: number;
  readonly unknownTarget: number;
  readonly tags: ReadonlyMap<string, number>;
  /** Of the sentences with an alignment, if there are any. */
  readonly alignment?: {
    /** Share with two sure links that cross. */
    readonly crossing: number;
    /** The alignment error rate of the guess that knows the lengths alone. */
    readonly diagonalErrorRate: number;
  };
}

export interface CorpusDescription {
  readonly splits: readonly SplitDescription[];
  /** Different words of the training split. */
  readonly sourceTypes: number;
  readonly targetTypes: number;
}

export interface Measures {
  readonly wordsOf: (text: string) => readonly string[];
  readonly diagonalErrorRate: (sentences: readonly AlignedSentence[]) => number;
}

/** Numbers of words, and the gold alignment. */
export interface AlignedSentence {
  readonly source: number;
  readonly target: number;
  readonly gold: GoldAlignment;
}

/** @param measures handed in, because this folder knows neither tokenizers nor metrics */
export function describeCorpus(pairs: readonly SentencePair[], measures: Measures): CorpusDescription {
  const sentences = pairs.map((pair) => ({
    pair,
    source: measures.wordsOf(pair.source),
    target: measures.wordsOf(pair.target),
  }));
  const training = sentences.filter(({ pair }) => pair.split === 'train');
  const known = {
    source: new Set(training.flatMap(({ source }) => source)),
    target: new Set(training.flatMap(({ target }) => target)),
  };
  const splits = [...new Set(pairs.map(({ split }) => split))];
  return {
    splits: splits.map((split) => {
      const own = sentences.filter(({ pair }) => pair.split === split);
      const aligned = own.flatMap(({ pair, source, target }) => {
        return pair.alignment ? [{ source: source.length, target: target.length, gold: pair.alignment }] : [];
      });
      const words = { source: own.flatMap(({ source }) => source), target: own.flatMap(({ target }) => target) };
      return {
        split,
        pairs: own.length,
        sources: new Set(own.map(({ pair }) => pair.source)).size,
        sourceLength: words.source.length / own.length,
        targetLength: words.target.length / own.length,
        lengths: counts(own.map(({ source }) => source.length).sort((a, b) => a - b)),
        unknownSource: share(words.source, (word) => !known.source.has(word)),
        unknownTarget: share(words.target, (word) => !known.target.has(word)),
        tags: counts(own.flatMap(({ pair }) => pair.tags).sort()),
        ...(aligned.length > 0
          ? {
              alignment: {
                crossing: share(aligned, ({ gold }) => crosses(gold)),
                diagonalErrorRate: measures.diagonalErrorRate(aligned),
              },
            }
          : {}),
      };
    }),
    sourceTypes: known.source.size,
    targetTypes: known.target.size,
  };
}

/** Whether two sure links cross: one word stands before the other in the source and behind it in the target. */
export const crosses = ({ sure }: GoldAlignment): boolean =>
  sure.some(([s1, t1]) => sure.some(([s2, t2]) => s1 < s2 && t1 > t2));

const share = <T>(items: readonly T[], counts: (item: T) => boolean) => items.filter(counts).length / items.length;

function counts<T>(items: readonly T[]): Map<T, number> {
  const result = new Map<T, number>();
  for (const item of items) result.set(item, (result.get(item) ?? 0) + 1);
  return result;
}
