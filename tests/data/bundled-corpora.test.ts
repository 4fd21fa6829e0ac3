import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Corpus, readCorpus, splitOf, splitsOf } from '../../src/data/corpus.ts';
import { writeCorpus } from '../../src/data/corpus-csv.ts';
import { crosses } from '../../src/data/corpus-description.ts';
import { generateCorpus } from '../../src/data/generate.ts';
import { heldOutPairs } from '../../src/data/grammar/lexical-pairs.ts';
import { tags } from '../../src/data/grammar/tags.ts';
import { alignmentErrorRate, diagonalLinks } from '../../src/metrics/alignment-error-rate.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { wordsOf } from '../../src/text/word-tokenizer.ts';
import { neighbours } from './neighbours.ts';

const read = (name: string) => readCorpus(new NodeFileStore(), `datasets/${name}.csv`, wordsOf);
const [englishFrench, dates, reverse] = (await Promise.all(['en-fr', 'dates', 'reverse'].map(read))) as [
  Corpus,
  Corpus,
  Corpus,
];

describe.each(Object.entries({ 'en-fr': englishFrench, dates, reverse }))('datasets/%s.csv', (name, corpus) => {
  it('is what its generator writes, byte for byte', async () => {
    const [generated, bundled] = [writeCorpus(generateCorpus(name)), await readFile(`datasets/${name}.csv`, 'utf8')];
    expect(generated === bundled, 'make it again: npx attention-lab data generate --out datasets --force').toBe(true);
  });

  it('has 10,000, 500 and 1,000 pairs for training, validation and test, and no source twice', () => {
    const sizes = ['train', 'validation', 'test'].map((split) => splitOf(corpus, split).length);
    expect(sizes).toEqual([10_000, 500, 1000]);
    expect(new Set(corpus.pairs.map(({ source }) => source)).size).toBe(corpus.pairs.length);
  });
});

describe('the English–French corpus', () => {
  const { pairs } = englishFrench;
  const lengthOf = ({ source }: { source: string }) => wordsOf(source).length;

  it('has two challenge splits', () => {
    expect(splitsOf(englishFrench)).toEqual(['train', 'validation', 'test', 'long', 'compositional']);
    expect(splitOf(englishFrench, 'long').length).toBe(500);
    expect(splitOf(englishFrench, 'compositional').length).toBe(500);
  });

  it('spreads 4 to 14 source words evenly, and 15 to 30 in the split long', () => {
    for (const split of ['train', 'validation', 'test', 'compositional']) {
      const lengths = splitOf(englishFrench, split).map(lengthOf);
      for (let length = 4; length <= 14; length++) {
        const share = lengths.filter((each) => each === length).length / lengths.length;
        expect(Math.abs(share - 1 / 11)).toBeLessThan(0.002);
      }
    }
    const long = splitOf(englishFrench, 'long').map(lengthOf);
    expect([Math.min(...long), Math.max(...long)]).toEqual([15, 30]);
  });

  it('has at least 180 English and 280 French words, each at least 30 times in training, and no other elsewhere', () => {
    for (const [side, types] of [
      ['source', 180],
      ['target', 280],
    ] as const) {
      const counts = new Map<string, number>();
      for (const pair of splitOf(englishFrench, 'train')) {
        for (const word of wordsOf(pair[side])) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      expect(counts.size).toBeGreaterThanOrEqual(types);
      expect([...counts].filter(([, count]) => count < 30)).toEqual([]);
      expect(pairs.flatMap((pair) => wordsOf(pair[side])).filter((word) => !counts.has(word))).toEqual([]);
    }
  });

  it('crosses links in at least three quarters of the sentences', () => {
    expect(pairs.filter(({ alignment }) => crosses(alignment!)).length / pairs.length).toBeGreaterThanOrEqual(0.75);
  });

  it('is not aligned along the diagonal', () => {
    const test = splitOf(englishFrench, 'test');
    const guessed = test.map(({ source, target }) => diagonalLinks(wordsOf(source).length, wordsOf(target).length));
    const { aer } = alignmentErrorRate(
      guessed,
      test.map(({ alignment }) => alignment!),
    );
    expect(aer).toBeGreaterThanOrEqual(0.25);
  });

  it('shows every construction in at least 25 test sentences', () => {
    const shown = splitOf(englishFrench, 'test').flatMap((pair) => pair.tags);
    const rare = tags.filter((tag) => shown.filter((other) => other === tag).length < 25);
    expect(rare).toEqual([]);
    expect(shown.filter((tag) => !(tags as readonly string[]).includes(tag))).toEqual([]);
  });

  it('keeps held-out pairs out of all splits but compositional', () => {
    const seen = (split: string) => splitOf(englishFrench, split).flatMap(({ source }) => neighbours(wordsOf(source)));
    for (const split of ['train', 'validation', 'test', 'long']) {
      expect(seen(split).filter((pair) => heldOutPairs.has(pair))).toEqual([]);
    }
    // A few meet on ways that cannot be read off the surface ("the cat behind the tree is black").
    const met = new Set(seen('compositional').filter((pair) => heldOutPairs.has(pair)));
    expect(met.size).toBeGreaterThanOrEqual(0.9 * heldOutPairs.size);
    expect(seen('compositional').filter((pair) => heldOutPairs.has(pair)).length).toBeGreaterThanOrEqual(450);
  });
});
