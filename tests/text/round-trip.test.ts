import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tokenizer } from '../../src/text/tokenizer.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';
import { awkwardText } from './awkward-text.ts';

const tokenizers: [string, Tokenizer][] = [
  ['word', new WordTokenizer()],
  ['word, lower case', new WordTokenizer({ lowercase: true })],
];

describe.each(tokenizers)('any Unicode string, %s', (_, tokenizer) => {
  const always = (check: (text: string) => void) => {
    const property = fc.property(awkwardText, (text) => {
      check(text);
    });
    fc.assert(property, { numRuns: 1000 });
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

  it('gives every token a word, in order and without a gap', () => {
    always((text) => {
      const tokens = tokenizer.encode(text);
      const words = tokenizer.wordOf(tokens);
      expect(words).toHaveLength(tokens.length);
      for (const [i, word] of words.entries()) expect([0, 1]).toContain(word - (words[i - 1] ?? 0));
    });
  });
});
