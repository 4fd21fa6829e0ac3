import { describe, expect, it } from 'vitest';
import { joinWords, unitsOf } from '../../src/report/wording.ts';

describe('joinWords', () => {
  it('writes sentences as the corpus has them', () => {
    expect(joinWords(["l'", 'homme', "qu'", 'il', 'voit', ',', 'dort', '.'])).toBe("l'homme qu'il voit, dort.");
    expect(joinWords(['does', 'she', 'see', 'the', 'areas', '?'])).toBe('does she see the areas?');
    expect(joinWords(['a', '.', '\uFFEDb'])).toBe('a.b'); // a word that stands without the blank before it
  });
});

describe('unitsOf', () => {
  it('joins letters without blanks', () => {
    expect(unitsOf({ name: 'mine.csv', tokenizer: 'character' }).joined(['2', '0', '0', '4'])).toBe('2004');
    expect(unitsOf({ name: 'mine.csv', tokenizer: 'bpe' }).joined(['two', 'words'])).toBe('two words');
  });
});
