import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BpeTokenizer } from '../../src/text/bpe-tokenizer.ts';
import { CharacterTokenizer } from '../../src/text/character-tokenizer.ts';
import { specialTokens } from '../../src/text/special-tokens.ts';
import { type Tokenizer, tokenizerJson } from '../../src/text/tokenizer.ts';
import { tokenizerFromJson } from '../../src/text/tokenizer-json.ts';
import { WordTokenizer, wordsOf } from '../../src/text/word-tokenizer.ts';
import { awkwardText } from './awkward-text.ts';

const corpus = ["l'étudiant ne voit pas la voiture.", "les étudiants n'ont pas vu l'été @ 5%", 'f(x) = f(x) 👩‍👩‍👧'];
const tokenizers: [string, Tokenizer][] = [
  ['word', new WordTokenizer()],
  ['word, lower case', new WordTokenizer({ lowercase: true })],
  ['character', new CharacterTokenizer()],
  ['character, lower case', new CharacterTokenizer({ lowercase: true })],
  ['byte-pair', BpeTokenizer.fit(corpus, 30)],
  ['byte-pair, no merge', new BpeTokenizer([], { lowercase: true })],
];

describe.each(tokenizers)('any Unicode string, %s', (_, tokenizer) => {
  const always = (check: (text: string) => void) => {
    const property = fc.property(awkwardText, (text) => {
      check(text);
    });
    fc.assert(property, { numRuns: 500 });
  };

  it('survives the round trip in its normal form', () => {
    always((text) => expect(tokenizer.decode(tokenizer.encode(text))).toBe(tokenizer.normalise(text)));
  });

  it('is in its normal form after one pass, and splits the same from then on', () => {
    always((text) => {
      const normal = tokenizer.normalise(text);
      expect(tokenizer.normalise(normal)).toBe(normal);
      expect(tokenizer.encode(normal)).toEqual(tokenizer.encode(text));
    });
  });

  it('is well-formed NFC without a blank at either end or two in a row', () => {
    always((text) => {
      const normal = tokenizer.normalise(text);
      expect(normal).toBe(normal.normalize('NFC'));
      expect(normal).not.toMatch(/^\s|\s$|\s\s|[^\S ]|\p{Surrogate}/u);
    });
  });

  it('gives every token a word: all the words that the word tokenizer counts, in order', () => {
    always((text) => {
      const tokens = tokenizer.encode(text);
      const words = tokenizer.wordOf(tokens);
      expect(words).toHaveLength(tokens.length);
      expect([...new Set(words)]).toEqual([...wordsOf(text).keys()]);
      expect(words).toEqual([...words].sort((a, b) => a - b));
    });
  });

  it('has no token in common with the special ones, and no empty one', () => {
    always((text) => {
      const reserved = tokenizer.encode(text).filter((token) => ['', ...specialTokens].includes(token));
      expect(reserved).toEqual([]);
    });
  });

  it('is split the same by a tokenizer that was saved as JSON', () => {
    const copy = tokenizerFromJson(tokenizerJson.parse(JSON.parse(JSON.stringify(tokenizer.toJson()))));
    always((text) => expect(copy.encode(text)).toEqual(tokenizer.encode(text)));
  });
});
