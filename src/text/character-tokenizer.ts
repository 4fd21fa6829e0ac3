import { cleanText } from './clean-text.ts';
import type { Tokenizer, TokenizerJson, TokenizerOptions } from './tokenizer.ts';
import { scanWords } from './word-tokenizer.ts';

/**
 * One token a character, blanks too. A character is a code point of the NFC text: where graphemes end depends on the
 * Unicode tables of the engine, and one corpus must give one vocabulary on all of them.
 */
export class CharacterTokenizer implements Tokenizer {
  readonly kind = 'character';
  readonly #lowercase: boolean;

  constructor({ lowercase = false }: TokenizerOptions = {}) {
    this.#lowercase = lowercase;
  }

  normalise(text: string): string {
    return cleanText(text, { lowercase: this.#lowercase });
  }

  encode(text: string): string[] {
    return Array.from(this.normalise(text));
  }

  decode(tokens: readonly string[]): string {
    return tokens.join('');
  }

  /** A blank belongs to the word before it. */
  wordOf(tokens: readonly string[]): number[] {
    // What is no single character (the name of UNK) is taken for a letter, so that it stays within its word.
    const characters = tokens.map((token) => (Array.from(token).length === 1 ? token : 'x'));
    const words = scanWords(characters.join(''));
    let word = 0;
    let offset = 0;
    return characters.map((character) => {
      while (word + 1 < words.length && words[word + 1]!.start <= offset) word++;
      offset += character.length;
      return word;
    });
  }

  toJson(): TokenizerJson {
    return { kind: this.kind, lowercase: this.#lowercase };
  }
}
