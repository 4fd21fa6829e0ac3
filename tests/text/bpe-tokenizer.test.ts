import { describe, expect, it } from 'vitest';
import { learnMerges } from '../../src/text/bpe-pieces.ts';
import { BpeTokenizer } from '../../src/text/bpe-tokenizer.ts';

/** The dictionary of Sennrich, Haddow, Birch 2016, Algorithm 1. */
const dictionary = new Map([
  ['low', 5],
  ['lower', 2],
  ['newest', 6],
  ['widest', 3],
]);

describe('learnMerges', () => {
  it("merges the paper's dictionary, most frequent pair first", () => {
    // es 9, then est 9, then lo 7 as in the paper; ew, ewest and newest are tied at 6 with others and come first in
    // string order; low (5) keeps apart from lower, whose w is not the last letter
    expect(learnMerges(dictionary, 7)).toEqual([
      ['e@@', 's@@'],
      ['es@@', 't'],
      ['l@@', 'o@@'],
      ['e@@', 'w@@'],
      ['ew@@', 'est'],
      ['n@@', 'ewest'],
      ['lo@@', 'w'],
    ]);
  });

  it('does not depend on the order of the words', () => {
    expect(learnMerges(new Map([...dictionary].reverse()), 20)).toEqual(learnMerges(dictionary, 20));
  });

  it('leaves alone what occurs only once', () => {
    expect(learnMerges(new Map([['once', 1]]), 10)).toEqual([]);
    expect(learnMerges(dictionary, 100).length).toBeLessThan(20);
  });

  it('merges a run of one letter from the left', () => {
    expect(learnMerges(new Map([['aaaa', 2]]), 3)).toEqual([
      ['a@@', 'a@@'],
      ['a@@', 'a'],
      ['aa@@', 'aa'],
    ]);
  });
});

describe('BpeTokenizer', () => {
  const tokenizer = new BpeTokenizer(learnMerges(dictionary, 7));

  it('splits words it never saw into the pieces it knows', () => {
    expect(tokenizer.encode('lowest newest low, é')).toEqual(['lo@@', 'w@@', 'est', 'newest', 'low', ',', 'é']);
  });

  it('applies the merges in the order in which they were learnt, not from the left', () => {
    const late = new BpeTokenizer([
      ['b@@', 'c'],
      ['a@@', 'b@@'],
    ]);
    expect(late.encode('abc')).toEqual(['a@@', 'bc']);
  });

  it('learns from the words of texts', () => {
    expect(BpeTokenizer.fit(["l'été l'été"], 10).encode("l'été")).toEqual(["l'", 'été']);
  });

  it('counts words, and takes a piece that a model left unfinished for one', () => {
    expect(tokenizer.wordOf(['lo@@', 'w@@', 'est', 'low', ',', 'n@@'])).toEqual([0, 0, 0, 1, 2, 3]);
    expect(tokenizer.decode(['lo@@', 'w@@', 'est', ',', 'n@@'])).toBe('lowest, n');
  });
});
