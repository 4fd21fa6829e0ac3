import { describe, expect, it } from 'vitest';
import { chosenSentences } from '../../src/compare/chosen-sentences.ts';
import type { Evaluated } from '../../src/compare/evaluate.ts';

const sentence = (id: string, sourceLength: number, tags: string[]): Evaluated => ({
  example: { pair: { id, split: 'test', source: id, target: id, tags }, source: [], target: [] },
  hypothesis: { tokens: [], logProbabilities: [0], complete: true },
  translation: { text: '', units: [] },
  references: [],
  scored: { tags, sourceLength, counts: { exact: [], bleu: [], chrf: [], chrfpp: [] } },
});
const ids = (sentences: readonly Evaluated[]) => sentences.map(({ example }) => example.pair.id);

describe('chosenSentences', () => {
  it('takes the first two of each construction, none twice, in the order of the corpus', () => {
    const test = [
      sentence('a', 6, ['negation', 'clitic']),
      sentence('b', 7, ['clitic']),
      sentence('c', 8, ['negation']),
      sentence('d', 8, ['clitic']),
      sentence('e', 9, ['negation']),
      sentence('f', 9, ['negation']),
    ];
    // clitic comes first and takes a and b; negation then takes c and e.
    expect(ids(chosenSentences(test))).toEqual(['a', 'b', 'c', 'e']);
  });

  it('leaves out what is too short to show anything and too long for a figure', () => {
    const test = [sentence('short', 4, ['x']), sentence('long', 13, ['x']), sentence('fits', 12, ['x'])];
    expect(ids(chosenSentences(test))).toEqual(['fits']);
  });

  it('fills up with others where a corpus names no constructions and has few of that length', () => {
    const test = [sentence('short', 3, []), sentence('fits', 5, []), sentence('long', 20, [])];
    expect(ids(chosenSentences(test))).toEqual(['fits', 'short', 'long']);
  });

  it('takes the first twelve where a corpus names no constructions', () => {
    const test = Array.from({ length: 20 }, (_, i) => sentence(`s${i}`, 6, []));
    expect(ids(chosenSentences(test))).toEqual(Array.from({ length: 12 }, (_, i) => `s${i}`));
  });
});
