import { describe, expect, it } from 'vitest';
import { CharacterTokenizer } from '../../src/text/character-tokenizer.ts';

const tokenizer = new CharacterTokenizer();

describe('CharacterTokenizer', () => {
  it('gives one token a code point, of the composed form', () => {
    expect(tokenizer.encode('e\u0301t 😀')).toEqual(['é', 't', ' ', '😀']);
  });

  it('keeps blanks before marks, unlike the word tokenizer', () => {
    expect(tokenizer.normalise('5 , 3')).toBe('5 , 3');
  });

  it('counts words as the word tokenizer does; a blank belongs to the word before it', () => {
    expect(tokenizer.wordOf([..."l'été va"])).toEqual([0, 0, 1, 1, 1, 1, 2, 2]);
    expect(tokenizer.wordOf([...'😀😀!'])).toEqual([0, 1, 2]);
  });

  it('keeps an unknown character within its word, and bears what a model may say', () => {
    expect(tokenizer.wordOf(['a', '<unk>', 'b', ' ', ' ', 'c'])).toEqual([0, 0, 0, 0, 0, 1]);
    expect(tokenizer.wordOf([' ', 'a'])).toEqual([0, 0]);
    expect(tokenizer.wordOf([' '])).toEqual([0]);
  });
});
