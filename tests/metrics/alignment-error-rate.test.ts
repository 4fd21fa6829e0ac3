import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/data/sentence-pair.ts';
import {
  alignmentCounts,
  alignmentErrorRate,
  diagonalLinks,
  goldLinksOf,
  linksOf,
} from '../../src/metrics/alignment-error-rate.ts';

const sure = (...links: Link[]) => ({ sure: links, possible: [] });

describe('alignmentErrorRate', () => {
  it('is that of the documentation of NLTK', () => {
    const gold = sure([0, 0], [1, 1], [2, 2]);
    const predicted: Link[] = [
      [0, 0],
      [1, 2],
      [2, 1],
    ];
    expect(alignmentErrorRate([predicted], [gold]).aer).toBe(0.6666666666666667);
  });

  it('forgives possible links that are missing, and those that are found', () => {
    // A = {0-0, 1-1, 2-3}, S = {0-0, 2-2}, P = S and {1-1}: |A ∩ S| = 1, |A ∩ P| = 2
    const gold = { sure: [[0, 0] as const, [2, 2] as const], possible: [[1, 1] as const] };
    const predicted: Link[] = [
      [0, 0],
      [1, 1],
      [2, 3],
    ];
    const { aer, precision, recall } = alignmentErrorRate([predicted], [gold]);
    expect(aer).toBeCloseTo(1 - 3 / 5, 12);
    expect(precision).toBeCloseTo(2 / 3, 12);
    expect(recall).toBe(1 / 2);
    expect(alignmentErrorRate([gold.sure], [gold])).toEqual({ aer: 0, precision: 1, recall: 1 });
    expect(alignmentErrorRate([[...gold.sure, ...gold.possible]], [gold])).toEqual({ aer: 0, precision: 1, recall: 1 });
  });

  it('counts links over the corpus, not sentence by sentence', () => {
    const right: Link[] = [
      [0, 0],
      [1, 1],
      [2, 2],
    ];
    const { aer, precision } = alignmentErrorRate([right, [[0, 1]]], [sure(...right), sure([0, 0])]);
    expect(aer).toBeCloseTo(1 - 6 / 8, 12); // the mean over sentences would be 0.5
    expect(precision).toBe(3 / 4);
  });

  it('does not count a link twice', () => {
    const twice = sure([0, 0], [1, 1]);
    const links: Link[] = [
      [0, 0],
      [0, 0],
    ];
    expect(alignmentErrorRate([links], [twice])).toEqual({ aer: 1 - 2 / 3, precision: 1, recall: 0.5 });
  });

  it('finds nothing wrong where there is nothing', () => {
    expect(alignmentErrorRate([[]], [sure()])).toEqual({ aer: 0, precision: 1, recall: 1 });
    expect(alignmentErrorRate([[[0, 0]]], [sure()])).toEqual({ aer: 1, precision: 0, recall: 1 });
  });

  it('is a fraction, and zero for the gold links themselves', () => {
    const links = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 8 });
    const property = fc.property(links, links, links, (predicted, sureLinks, possible) => {
      const { aer } = alignmentErrorRate([predicted], [{ sure: sureLinks, possible }]);
      expect(aer).toBeGreaterThanOrEqual(0);
      expect(aer).toBeLessThanOrEqual(1);
      expect(alignmentErrorRate([sureLinks], [{ sure: sureLinks, possible }]).aer).toBe(0);
    });
    fc.assert(property);
  });

  it('refuses another number of sentences', () => {
    expect(() => alignmentErrorRate([[]], [])).toThrow('1 predicted alignments for 0 gold ones');
    expect(() => alignmentErrorRate([], [])).toThrow(RangeError);
  });
});

describe('alignmentCounts', () => {
  it('are the links, the sure ones, and those found of the sure and of the possible ones', () => {
    const gold = { sure: [[0, 0] as const, [2, 2] as const], possible: [[1, 1] as const] };
    const predicted: Link[] = [
      [0, 0],
      [0, 0],
      [1, 1],
      [2, 3],
    ];
    expect(alignmentCounts(predicted, gold)).toEqual([3, 2, 1, 2]);
  });
});

describe('diagonalLinks', () => {
  it.each([
    [3, 3, [0, 1, 2]],
    [2, 4, [0, 0, 1, 1]],
    [6, 3, [1, 3, 5]],
    [5, 2, [1, 3]],
    [1, 3, [0, 0, 0]],
    [0, 3, []],
    [3, 0, []],
  ])('of %i source and %i target words', (sourceWords, targetWords, sources) => {
    expect(diagonalLinks(sourceWords, targetWords)).toEqual(sources.map((source, target) => [source, target]));
  });
});

describe('links of content words', () => {
  it('are those whose target is named', () => {
    const gold = { sure: [[0, 1] as const, [2, 3] as const], possible: [[1, 1] as const, [1, 2] as const] };
    expect(linksOf([1, 2], gold.sure)).toEqual([[0, 1]]);
    expect(goldLinksOf([1], gold)).toEqual({ sure: [[0, 1]], possible: [[1, 1]] });
  });
});
