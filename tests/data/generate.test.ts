import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/base/errors.ts';
import { Random } from '../../src/base/random.ts';
import { generateCorpus } from '../../src/data/generate.ts';
import type { SentencePair } from '../../src/data/sentence-pair.ts';
import { makeSplits } from '../../src/data/splits.ts';

const lengthOf = ({ source }: SentencePair) => source.split(/[ ?]/).filter(Boolean).length;
const only = (pairs: readonly SentencePair[], split: string) => pairs.filter((pair) => pair.split === split);

describe('generateCorpus', () => {
  it('makes the same pairs from the same seed and others from another', () => {
    const sources = (seed: number) => generateCorpus('reverse', { seed, pairs: 100 }).map(({ source }) => source);
    expect(sources(3)).toEqual(sources(3));
    expect(sources(3)).not.toEqual(sources(4));
  });

  it('keeps the other splits as they are when there are fewer training pairs', () => {
    const [few, many] = [generateCorpus('en-fr', { pairs: 50 }), generateCorpus('en-fr', { pairs: 500 })];
    expect(only(few, 'train').length).toBe(50);
    expect(few.filter(({ split }) => split !== 'train')).toEqual(many.filter(({ split }) => split !== 'train'));
  });

  it('moves the limit between training and long sentences', () => {
    const pairs = generateCorpus('en-fr', { pairs: 200, maximumLength: 20 });
    expect(Math.max(...only(pairs, 'test').map(lengthOf))).toBeGreaterThan(14);
    expect(Math.min(...only(pairs, 'long').map(lengthOf))).toBeGreaterThan(19); // a question mark is the 21st word
  });

  it('reverses, with the alignment that this is', () => {
    for (const { source, target, alignment } of generateCorpus('reverse', { pairs: 100 })) {
      const [from, to] = [source.split(' '), target.split(' ')];
      expect(to).toEqual([...from].reverse());
      expect(alignment!.sure).toEqual(from.map((_, i) => [i, from.length - 1 - i]));
      expect(from.length).toBeGreaterThanOrEqual(4);
      expect(from.length).toBeLessThanOrEqual(12);
      expect(from.filter((symbol) => !/^[a-p]$/.test(symbol))).toEqual([]);
    }
  });

  it('copies', () => {
    for (const { source, target, alignment } of generateCorpus('copy', { pairs: 100, maximumLength: 6 })) {
      expect(target).toBe(source);
      expect(alignment!.sure).toEqual(source.split(' ').map((_, i) => [i, i]));
      expect(source.length).toBeLessThanOrEqual(11);
    }
  });

  it('refuses what makes no sense', () => {
    expect(() => generateCorpus('revers')).toThrow(new UsageError('unknown task "revers" — did you mean "reverse"?'));
    expect(() => generateCorpus('dates', { maximumLength: 20 })).toThrow('the task "dates" has no length to choose');
    expect(() => generateCorpus('copy', { maximumLength: 4 })).toThrow('take a --max-length of 5 or more');
  });

  it('says when there are no more different sentences', () => {
    const draw = (kind: number, random: Random) => ({
      kind,
      draft: { source: `${random.integer(3)}`, target: '', tags: [] },
    });
    const plan = { split: 'train', count: 4, kinds: [0], draw };
    expect(() => makeSplits([plan], new Random(1))).toThrow(
      'split "train": no more different sentences to be found after 3 of 4 — ask for fewer pairs (--pairs)',
    );
  });
});
