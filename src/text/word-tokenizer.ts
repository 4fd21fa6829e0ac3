import { cleanText } from './clean-text.ts';
import type { Tokenizer, TokenizerJson, TokenizerOptions } from './tokenizer.ts';

/** One word or mark as it stands in a text. */
export interface Word {
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
  /** Whether a blank stands before it. */
  readonly spaced: boolean;
}

/** Put before a token that stands without a blank where one is expected: "a.b" is `a . ￭b`. */
const JOINER = '\uFFED';

/**
 * In this order: a French elision ("l'", "qu'", but not the n of "rock 'n' roll"), a word with its inner apostrophes
 * and hyphens ("aujourd'hui", "don't", "est-ce"), any other single character.
 */
const WORD = new RegExp(
  [
    /(?<!(?<!\p{L})')(?:[ldjmtsnc]|(?:lors|puis|jus|quoi)?qu)'/u,
    /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/u,
    /\S/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/** Where no blank is expected: before a closing mark, after an opening one and after an elision. */
const CLOSING = new Set([',', '.', ';', ':', '?', '!', '…', ')', ']', '}']);
const OPENING = new Set(['(', '[', '{', '¿', '¡']);
const joins = (left: string, right: string) =>
  CLOSING.has(right) || OPENING.has(left) || (left.length > 1 && left.endsWith("'"));

/** The words and marks of a text that is clean (`cleanText`), in order. */
export function scanWords(clean: string): Word[] {
  return Array.from(clean.matchAll(WORD), ({ 0: text, index: start }) => ({
    text,
    start,
    spaced: clean[start - 1] === ' ',
  }));
}

/** The words and punctuation marks of any text: what a word alignment counts, and the labels of its rows and columns. */
export function wordsOf(text: string): string[] {
  return scanWords(cleanText(text)).map((word) => word.text);
}

/**
 * Words and punctuation marks of English and French (and of any script that writes blanks).
 *
 * Blanks are not tokens. They are put back by rule, so `normalise` takes them out where the rule has none ("voyez ?"
 * and "voyez?" are one form); where the text has none and the rule has one, the token carries a joiner mark.
 */
export class WordTokenizer implements Tokenizer {
  readonly kind = 'word';
  readonly #lowercase: boolean;

  constructor({ lowercase = false }: TokenizerOptions = {}) {
    this.#lowercase = lowercase;
  }

  normalise(text: string): string {
    return this.#scan(text)
      .map(({ text, spaced, joined }) => (spaced && !joined ? ` ${text}` : text))
      .join('');
  }

  encode(text: string): string[] {
    return this.#scan(text).map(({ text, spaced, joined }, i) => (i === 0 || spaced || joined ? text : JOINER + text));
  }

  decode(tokens: readonly string[]): string {
    let text = '';
    let previous = '';
    for (const token of tokens) {
      const marked = token.length > 1 && token.startsWith(JOINER); // alone, it is that character itself
      const word = marked ? token.slice(JOINER.length) : token;
      text += marked || text === '' || joins(previous, word) ? word : ` ${word}`;
      previous = word;
    }
    return text;
  }

  wordOf(tokens: readonly string[]): number[] {
    return tokens.map((_, index) => index);
  }

  toJson(): TokenizerJson {
    return { kind: this.kind, lowercase: this.#lowercase };
  }

  /** The words of a text; `joined` says that the rule has no blank before the word. */
  #scan(text: string) {
    const words = scanWords(cleanText(text, { lowercase: this.#lowercase }));
    return words.map((word, i) => ({ ...word, joined: i > 0 && joins(words[i - 1]!.text, word.text) }));
  }
}
