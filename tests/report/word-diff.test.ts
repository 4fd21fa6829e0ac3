import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../src/report/word-diff.ts';

const words = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 12 });

describe('wordDiff', () => {
  it('groups what is the same, what is too much and what is missing', () => {
    const parts = wordDiff(['le', 'vieux', 'chat', 'ne', 'dort', 'pas'], ['le', 'chien', 'noir', 'ne', 'dort', 'pas']);
    expect(parts).toEqual([
      { kind: 'same', words: ['le'] },
      { kind: 'extra', words: ['chien', 'noir'] },
      { kind: 'missing', words: ['vieux', 'chat'] },
      { kind: 'same', words: ['ne', 'dort', 'pas'] },
    ]);
  });

  it('of an empty translation, all is missing', () => {
    expect(wordDiff(['a', 'b'], [])).toEqual([{ kind: 'missing', words: ['a', 'b'] }]);
    expect(wordDiff([], [])).toEqual([]);
  });

  it('holds both sentences, each in its order', () => {
    fc.assert(
      fc.property(words, words, (reference, translation) => {
        const parts = wordDiff(reference, translation);
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).flatMap((part) => part.words);
        expect(without('extra')).toEqual(reference);
        expect(without('missing')).toEqual(translation);
        if (reference.join() === translation.join()) expect(parts.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('changes as few words as can be: one word put into a sentence is one extra word', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom<string>('a', 'b', 'z'), (reference, at, word) => {
        const translation = reference.toSpliced(at % (reference.length + 1), 0, word);
        const changed = wordDiff(reference, translation).filter(({ kind }) => kind !== 'same');
        expect(changed).toEqual([{ kind: 'extra', words: [word] }]);
      }),
    );
  });
});
