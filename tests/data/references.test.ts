import { describe, expect, it } from 'vitest';
import { gatherReferences } from '../../src/data/references.ts';
import { referencesOf, type SentencePair } from '../../src/data/sentence-pair.ts';

const pair = (id: string, source: string, target: string): SentencePair => ({
  ...{ id, split: 'test', source, target, tags: [id] },
});
const lower = { normalise: (text: string) => text.toLowerCase() };
const forms = { source: lower, target: lower };

describe('gatherReferences', () => {
  it('keeps one pair for each source, with the other targets as its alternatives', () => {
    const pairs = [
      pair('a', 'go', 'va'),
      pair('b', 'run', 'cours'),
      pair('c', 'Go', 'marche'),
      pair('d', 'go', 'VA'),
      pair('e', 'go', 'bouge'),
    ];
    const gathered = gatherReferences(pairs, forms);
    expect(gathered).toEqual([{ ...pairs[0], alternatives: ['marche', 'bouge'] }, pairs[1]]);
    expect(gathered.map(referencesOf)).toEqual([['va', 'marche', 'bouge'], ['cours']]);
  });

  it('leaves alone what has no source twice', () => {
    const pairs = [pair('a', 'go', 'va'), pair('b', 'run', 'va')];
    expect(gatherReferences(pairs, forms)).toEqual(pairs);
  });
});
