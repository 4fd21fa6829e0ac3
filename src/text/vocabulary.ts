import { z } from 'zod';
import { specialTokens, UNK } from './special-tokens.ts';

/** What `toJson` gives: every token, its id being its place. */
export const vocabularyJson = z.strictObject({
  tokens: z
    .array(z.string())
    .refine((tokens) => specialTokens.every((name, id) => tokens[id] === name), {
      error: `must begin with ${specialTokens.join(' ')}`,
    })
    .refine((tokens) => new Set(tokens).size === tokens.length, { error: 'must not name a token twice' }),
});
export type VocabularyJson = z.infer<typeof vocabularyJson>;

/** Token ↔ id. The special tokens come first, then the tokens of the training split. */
export class Vocabulary {
  readonly #tokens: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  private constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
    this.#ids = new Map(tokens.map((token, id) => [token, id]));
  }

  /**
   * All tokens of `sentences`, which are to be those of the training split alone: the frequent ones first, those of
   * one frequency in JavaScript's string order, so that the ids depend on neither the order of the sentences nor a
   * locale.
   */
  static fit(sentences: Iterable<readonly string[]>): Vocabulary {
    const counts = new Map<string, number>();
    for (const sentence of sentences) {
      for (const token of sentence) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    const ranked = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
    return new Vocabulary([...specialTokens, ...ranked.map(([token]) => token)]);
  }

  /** What was read from a file goes through {@link vocabularyJson} first. */
  static fromJson({ tokens }: VocabularyJson): Vocabulary {
    return new Vocabulary(tokens);
  }

  /** Number of ids, the special ones included. */
  get size(): number {
    return this.#tokens.length;
  }

  has(token: string): boolean {
    return this.#ids.has(token);
  }

  /** UNK for a token that is not in the vocabulary. */
  idOf(token: string): number {
    return this.#ids.get(token) ?? UNK;
  }

  /** @throws RangeError if there is no such id */
  tokenOf(id: number): string {
    const token = this.#tokens[id];
    if (token === undefined) throw new RangeError(`Vocabulary.tokenOf: no id ${id} in a vocabulary of ${this.size}`);
    return token;
  }

  toJson(): VocabularyJson {
    return { tokens: [...this.#tokens] };
  }
}
