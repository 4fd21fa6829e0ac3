import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldToWords, withoutSpecials } from '../../src/metrics/alignment.ts';

const weight = fc.double({ min: 0, max: 1, noNaN: true });
const sumOf = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);

describe('withoutSpecials', () => {
  it('shares out what went to EOS, in proportion, and leaves out rows and columns behind the sentences', () => {
    const weights = [
      [0.2, 0.3, 0.5, 0],
      [0.6, 0.2, 0.2, 0],
      [0, 0, 1, 0], // where EOS was predicted
    ];
    const kept = withoutSpecials(weights, 2, 2);
    expect(kept.map((row) => row.map((value) => value.toFixed(9)))).toEqual([
      ['0.400000000', '0.600000000'],
      ['0.750000000', '0.250000000'],
    ]);
  });

  it('makes a row uniform that looked at nothing but EOS', () => {
    expect(withoutSpecials([Float32Array.of(0, 0, 0, 0, 1)], 4, 1)).toEqual([[0.25, 0.25, 0.25, 0.25]]);
  });

  it('gives rows that sum to one, for any weights', () => {
    const property = fc.property(fc.array(fc.tuple(weight, weight, weight, weight, weight)), (weights) => {
      const kept = withoutSpecials(weights, 3, weights.length);
      expect(kept).toHaveLength(weights.length);
      for (const row of kept) {
        expect(row).toHaveLength(3);
        expect(sumOf(row)).toBeCloseTo(1, 12);
      }
    });
    fc.assert(property);
  });

  it('names the size it expected', () => {
    expect(() => withoutSpecials([[1, 0]], 3, 1)).toThrow('expected weights [1, 3] (target, source), got [1, 2]');
    expect(() => withoutSpecials([[1, 0]], 2, 5)).toThrow(RangeError);
  });
});

describe('foldToWords', () => {
  it('sums over the pieces of a source word and takes the mean over those of a target word', () => {
    const weights = [
      [0.1, 0.2, 0.7], // target word 0
      [0.5, 0.1, 0.4], // target word 1, first piece
      [0.3, 0.3, 0.4], // target word 1, second piece
    ];
    const folded = foldToWords(weights, [0, 0, 1], [0, 1, 1]);
    expect(folded.map((row) => row.map((value) => value.toFixed(9)))).toEqual([
      ['0.300000000', '0.700000000'],
      ['0.600000000', '0.400000000'],
    ]);
  });

  it('changes nothing where every token is a word', () => {
    const weights = [
      [0.25, 0.75],
      [0.5, 0.5],
      [1, 0],
    ];
    expect(foldToWords(weights, [0, 1], [0, 1, 2])).toEqual(weights);
  });

  it('keeps what a target word gives in all', () => {
    const wordOf = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }).map((breaks) => {
      let word = 0;
      return breaks.map((starts, i) => (starts && i > 0 ? ++word : word));
    });
    const property = fc.property(wordOf, wordOf, fc.infiniteStream(weight), (sourceWordOf, targetWordOf, stream) => {
      const rows = targetWordOf.map(() => sourceWordOf.map(() => stream.next().value + 0.01));
      const weights = withoutSpecials(rows, sourceWordOf.length, targetWordOf.length);
      const folded = foldToWords(weights, sourceWordOf, targetWordOf);
      expect(folded).toHaveLength(targetWordOf.at(-1)! + 1);
      for (const row of folded) {
        expect(row).toHaveLength(sourceWordOf.at(-1)! + 1);
        expect(sumOf(row)).toBeCloseTo(1, 12);
      }
    });
    fc.assert(property);
  });

  it('gives no matrix for an empty sentence, and names the size it expected', () => {
    expect(foldToWords([], [0, 1], [])).toEqual([]);
    expect(() => foldToWords([[1, 0]], [0], [0])).toThrow('expected weights [1, 1] (target, source), got [1, 2]');
  });
});
