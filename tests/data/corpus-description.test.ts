import { describe, expect, it } from 'vitest';
import { crosses, describeCorpus } from '../../src/data/corpus-description.ts';
import type { SentencePair } from '../../src/data/sentence-pair.ts';

const pair = (split: string, source: string, target: string, more: Partial<SentencePair> = {}): SentencePair => ({
  ...{ id: source, split, source, target, tags: [] },
  ...more,
});
const straight = {
  sure: [
    [0, 0],
    [1, 1],
  ],
  possible: [],
} as const;
const crossed = {
  sure: [
    [0, 1],
    [1, 0],
  ],
  possible: [],
} as const;

describe('describeCorpus', () => {
  const { splits, sourceTypes, targetTypes } = describeCorpus(
    [
      pair('train', 'red car', 'voiture rouge', { alignment: crossed, tags: ['adjective'] }),
      pair('train', 'the car', 'la voiture', { alignment: straight }),
      pair('train', 'we sing', 'nous chantons'),
      pair('test', 'the old cat sleeps', 'le vieux chat', { tags: ['adjective', 'verb'] }),
    ],
    {
      wordsOf: (text) => text.split(' '),
      diagonalErrorRate: (sentences) => sentences.length / 10 + sentences[0]!.source + sentences[0]!.target / 100,
    },
  );
  const [train, test] = splits;

  it('counts a source once, however many translations it has', () => {
    const pairs = ['va', 'allez'].map((target) => pair('test', 'go', target));
    const described = describeCorpus(pairs, { wordsOf: (text) => [text], diagonalErrorRate: () => 0 });
    expect(described.splits[0]).toMatchObject({ pairs: 2, sources: 1 });
  });

  it('counts pairs, lengths and constructions by split', () => {
    expect(train).toMatchObject({ split: 'train', pairs: 3, sourceLength: 2, targetLength: 2 });
    expect(test).toMatchObject({ split: 'test', pairs: 1, sourceLength: 4, targetLength: 3 });
    expect([...train!.lengths]).toEqual([[2, 3]]);
    expect([...test!.tags]).toEqual([
      ['adjective', 1],
      ['verb', 1],
    ]);
  });

  it('knows the vocabulary of the training split, and what others have beyond it', () => {
    expect([sourceTypes, targetTypes]).toEqual([5, 5]);
    expect([train!.unknownSource, train!.unknownTarget]).toEqual([0, 0]);
    expect([test!.unknownSource, test!.unknownTarget]).toEqual([0.75, 1]);
  });

  it('tells of the alignments where there are any', () => {
    expect(train!.alignment).toEqual({ crossing: 0.5, diagonalErrorRate: 0.2 + 2 + 0.02 });
    expect(test!.alignment).toBeUndefined();
  });
});

describe('crosses', () => {
  it('asks for two sure links in opposite orders', () => {
    expect(crosses(crossed)).toBe(true);
    expect(crosses(straight)).toBe(false);
    expect(
      crosses({
        sure: [
          [0, 0],
          [0, 1],
          [1, 1],
        ],
        possible: [[2, 0]],
      }),
    ).toBe(false); // shared words do not cross
  });
});
