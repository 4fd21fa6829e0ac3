import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOS, EOS, PAD, specialTokens, UNK } from '../../src/text/special-tokens.ts';
import { Vocabulary, vocabularyJson } from '../../src/text/vocabulary.ts';

const vocabulary = Vocabulary.fit([
  ['le', 'chat', 'voit', 'le', 'été'],
  ['le', 'chat', 'Zoé'],
]);

describe('Vocabulary', () => {
  it('begins with the special tokens, each at its id', () => {
    expect([PAD, BOS, EOS, UNK].map((id) => vocabulary.tokenOf(id))).toEqual(['<pad>', '<bos>', '<eos>', '<unk>']);
  });

  it('goes on by frequency, then by string order, which is no locale’s', () => {
    const rest = ['le', 'chat', 'Zoé', 'voit', 'été'];
    expect(vocabulary.toJson().tokens).toEqual([...specialTokens, ...rest]);
    expect(vocabulary.size).toBe(9);
    expect(rest.map((token) => vocabulary.idOf(token))).toEqual([4, 5, 6, 7, 8]);
  });

  it('knows what the training split has, and takes all else for UNK', () => {
    expect(vocabulary.has('chat')).toBe(true);
    expect(vocabulary.has('chien')).toBe(false);
    expect(vocabulary.idOf('chien')).toBe(UNK);
  });

  it('depends on the tokens alone, not on the order of the sentences', () => {
    const sentences = fc.array(fc.array(fc.constantFrom('a', 'b', 'é', '😀', '￭'), { maxLength: 5 }));
    const property = fc.property(sentences, (given) => {
      expect(Vocabulary.fit([...given].reverse()).toJson()).toEqual(Vocabulary.fit(given).toJson());
    });
    fc.assert(property);
  });

  it('is the same after it was saved as JSON', () => {
    const copy = Vocabulary.fromJson(vocabularyJson.parse(JSON.parse(JSON.stringify(vocabulary.toJson()))));
    expect(copy.idOf('été')).toBe(vocabulary.idOf('été'));
    expect(copy.toJson()).toEqual(vocabulary.toJson());
  });

  it('names an id that it does not have', () => {
    expect(() => vocabulary.tokenOf(9)).toThrow('no id 9 in a vocabulary of 9');
  });

  it.each([
    [['le', 'chat'], 'must begin with <pad> <bos> <eos> <unk>'],
    [[...specialTokens, 'le', 'le'], 'must not name a token twice'],
    [[...specialTokens, 3], 'expected string'],
  ])('refuses a file with the tokens %j', (tokens, message) => {
    expect(vocabularyJson.safeParse({ tokens }).error?.issues[0]?.message).toContain(message);
  });
});
