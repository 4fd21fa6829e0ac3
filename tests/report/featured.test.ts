import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/report/explorer/evidence.ts';
import { featured } from '../../src/report/featured.ts';
import { wordAlignments } from '../../src/report/word-alignments.ts';
import { type FixtureOptions, fixtureData } from './fixture-run.ts';

const evidence = async (options: FixtureOptions = {}) => evidenceOf((await fixtureData(options)).jobs)!.evidence;

describe('featured', () => {
  it('is the sentence in which most words change places', async () => {
    expect(featured((await evidence()).sentences).id).toBe('test-0019'); // l' espace économique européen
  });

  it('is the longest that fits in a glance where no gold alignment tells what moves', async () => {
    const { sentences } = await evidence({ gold: false });
    const fitting = sentences.map(({ source }) => source.length).filter((length) => length <= 12);
    expect(new Set(fitting).size).toBeGreaterThan(1);
    expect(featured(sentences).source).toHaveLength(Math.max(...fitting));
  });

  it('is any sentence where all are long', async () => {
    const { sentences } = await evidence();
    const long = sentences.filter(({ split }) => split === 'long');
    expect(featured(long)).toBe(long[0]);
  });
});

describe('wordAlignments', () => {
  it('leaves EOS out, and each row sums to one', async () => {
    const kept = await evidence();
    const { source, target, maps } = wordAlignments(kept, featured(kept.sentences));
    expect([source, target]).toEqual([
      ['the', 'european', 'economic', 'area'],
      ["l'", 'espace', 'économique', 'européen'],
    ]);
    expect(maps.map(({ model }) => model)).toEqual(['lstm-additive', 'transformer']);
    for (const { weights } of maps) {
      expect(weights.map((row) => row.length)).toEqual([4, 4, 4, 4]);
      for (const row of weights) expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
    }
  });

  it('takes the pieces of a word together', async () => {
    const kept = await evidence();
    const sentence = featured(kept.sentences);
    const pieces = {
      ...sentence,
      source: ['the', 'euro@@', 'pean', 'area', '<eos>'],
      wordOf: { source: [0, 1, 1, 2], target: [0, 1, 2, 3] },
    };
    const { source, maps } = wordAlignments(kept, pieces);
    expect(source).toEqual(['the', 'european', 'area']);
    const whole = wordAlignments(kept, sentence).maps[0]!.weights[1]!;
    expect(maps[0]!.weights[1]![1]).toBeCloseTo(whole[1]! + whole[2]!, 12);
  });
});
