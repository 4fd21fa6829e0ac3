/** Text ↔ tokens. `decode(encode(x))` equals `normalise(x)` for every string x. */
export interface Tokenizer {
  readonly kind: 'word' | 'character' | 'bpe';
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
  toJson(): unknown;
}
