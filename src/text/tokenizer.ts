import { z } from 'zod';

export const tokenizerNames = ['word', 'character', 'bpe'] as const;

/** Text ↔ tokens. `decode(encode(x))` equals `normalise(x)` for every string x. */
export interface Tokenizer {
  readonly kind: (typeof tokenizerNames)[number];
  /** The form of the text that survives the round trip: Unicode NFC, single spaces, trimmed. */
  normalise(text: string): string;
  encode(text: string): string[];
  decode(tokens: readonly string[]): string;
  /**
   * For each token the index of the word it belongs to, as the word tokenizer counts words, so that attention over
   * subwords can be folded to words.
   */
  wordOf(tokens: readonly string[]): number[];
  /** Plain data from which `tokenizerFromJson` makes the same tokenizer. */
  toJson(): TokenizerJson;
}

export interface TokenizerOptions {
  /** Whether capitals are folded to small letters (Unicode's default mapping, no locale); part of `normalise`. */
  readonly lowercase?: boolean;
}

const piece = z.string().regex(/^\S+$/u, 'must be a piece: at least one character, no blank');

/** A tokenizer as it is saved with a run. */
export const tokenizerJson = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('word'), lowercase: z.boolean() }),
  z.strictObject({ kind: z.literal('character'), lowercase: z.boolean() }),
  z.strictObject({ kind: z.literal('bpe'), lowercase: z.boolean(), merges: z.array(z.tuple([piece, piece])) }),
]);
export type TokenizerJson = z.infer<typeof tokenizerJson>;
