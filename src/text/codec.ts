import { z } from 'zod';
import { BOS, EOS, PAD } from './special-tokens.ts';
import { type Tokenizer, tokenizerJson } from './tokenizer.ts';
import { tokenizerFromJson } from './tokenizer-json.ts';
import { Vocabulary, vocabularyJson } from './vocabulary.ts';

/** What `toJson` of a codec gives. */
export const codecJson = z.strictObject({ tokenizer: tokenizerJson, vocabulary: vocabularyJson });
export type CodecJson = z.infer<typeof codecJson>;

/** Text ↔ token ids of one language. */
export class Codec {
  readonly tokenizer: Tokenizer;
  readonly vocabulary: Vocabulary;

  constructor(tokenizer: Tokenizer, vocabulary: Vocabulary) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
  }

  /** With the vocabulary of `texts`, which are to be those of the training split alone. */
  static fit(tokenizer: Tokenizer, texts: readonly string[]): Codec {
    return new Codec(tokenizer, Vocabulary.fit(texts.map((text) => tokenizer.encode(text))));
  }

  /** What was read from a file goes through {@link codecJson} first. */
  static fromJson(json: CodecJson): Codec {
    return new Codec(tokenizerFromJson(json.tokenizer), Vocabulary.fromJson(json.vocabulary));
  }

  /** Without BOS and EOS. */
  encode(text: string): number[] {
    return this.tokenizer.encode(text).map((token) => this.vocabulary.idOf(token));
  }

  decode(ids: Iterable<number>): string {
    return this.tokenizer.decode(this.tokensOf(ids));
  }

  /** The tokens up to the first EOS; PAD and BOS are left out. */
  tokensOf(ids: Iterable<number>): string[] {
    const tokens: string[] = [];
    for (const id of ids) {
      if (id === EOS) break;
      if (id !== PAD && id !== BOS) tokens.push(this.vocabulary.tokenOf(id));
    }
    return tokens;
  }

  /**
   * The words that tokens make up, and for each token the index of its word: labels of an alignment matrix, and what
   * attention over tokens is folded by.
   */
  groupIntoWords(tokens: readonly string[]): { readonly words: string[]; readonly wordOf: number[] } {
    const wordOf = this.tokenizer.wordOf(tokens);
    const words = Array.from({ length: (wordOf.at(-1) ?? -1) + 1 }, (_, word) =>
      this.tokenizer.decode(tokens.filter((_, i) => wordOf[i] === word)).trim(),
    );
    return { words, wordOf };
  }

  toJson(): CodecJson {
    return { tokenizer: this.tokenizer.toJson(), vocabulary: this.vocabulary.toJson() };
  }
}
