import { describe, expect, it } from 'vitest';
import { chosenSentences, featured } from '../../src/report/chosen-sentences.ts';
import { fixtureData } from './fixture-run.ts';

describe('featured', () => {
  it('is the longest sentence that fits in a glance where no gold alignment tells what moves', async () => {
    const sentences = chosenSentences(await fixtureData({ gold: false }));
    const fitting = sentences.map(({ source }) => source.length).filter((length) => length <= 11);
    expect(new Set(fitting).size).toBeGreaterThan(1);
    expect(featured(sentences)!.source).toHaveLength(Math.max(...fitting));
  });
});
