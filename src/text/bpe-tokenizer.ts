import { charactersOf, isContinued, learnMerges, type Merge, mergePair, pairKey, pieceText } from './bpe-pieces.ts';
import type { Tokenizer, TokenizerJson, TokenizerOptions } from './tokenizer.ts';
import { WordTokenizer } from './word-tokenizer.ts';

/**
 * Byte-pair encoding (Sennrich, Haddow, Birch 2016) inside the words of {@link WordTokenizer}: frequent words stay
 * whole, rare ones fall into pieces, and a character that was never seen is a piece by itself.
 */
export class BpeTokenizer implements Tokenizer {
  readonly kind = 'bpe';
  readonly #merges: readonly Merge[];
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #lowercase: boolean;
  readonly #words: WordTokenizer;
  readonly #pieces = new Map<string, readonly string[]>();

  /** @param merges in the order in which they were learnt */
  constructor(merges: readonly Merge[], { lowercase = false }: TokenizerOptions = {}) {
    this.#merges = merges;
    this.#ranks = new Map(merges.map((merge, rank) => [pairKey(...merge), rank]));
    this.#lowercase = lowercase;
    this.#words = new WordTokenizer({ lowercase });
  }

  /** Learns at most `maximumMerges` merges from texts, which are to be those of the training split alone. */
  static fit(texts: Iterable<string>, maximumMerges: number, options: TokenizerOptions = {}): BpeTokenizer {
    const words = new WordTokenizer(options);
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (const word of words.encode(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return new BpeTokenizer(learnMerges(counts, maximumMerges), options);
  }

  normalise(text: string): string {
    return this.#words.normalise(text);
  }

  encode(text: string): string[] {
    return this.#words.encode(text).flatMap((word) => this.#split(word));
  }

  decode(tokens: readonly string[]): string {
    const words: string[] = [];
    for (const [i, word] of this.wordOf(tokens).entries()) words[word] = (words[word] ?? '') + pieceText(tokens[i]!);
    return this.#words.decode(words);
  }

  wordOf(tokens: readonly string[]): number[] {
    let word = 0;
    return tokens.map((piece) => (isContinued(piece) ? word : word++));
  }

  toJson(): TokenizerJson {
    const merges = this.#merges.map(([left, right]): [string, string] => [left, right]);
    return { kind: this.kind, lowercase: this.#lowercase, merges };
  }

  /** The pieces of a word: of the merges that apply, the one that was learnt first, until none does. */
  #split(word: string): readonly string[] {
    const known = this.#pieces.get(word);
    if (known) return known;
    let pieces = charactersOf(word);
    for (;;) {
      let first = Number.POSITIVE_INFINITY;
      for (let i = 0; i + 1 < pieces.length; i++) {
        first = Math.min(first, this.#ranks.get(pairKey(pieces[i]!, pieces[i + 1]!)) ?? first);
      }
      if (first === Number.POSITIVE_INFINITY) break;
      pieces = mergePair(pieces, this.#merges[first]!);
    }
    this.#pieces.set(word, pieces);
    return pieces;
  }
}
