import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentRules, byRule, LINK_THRESHOLD, SCORING_RULE } from '../../src/metrics/alignment-rules.ts';

const weights = [
  [0.1, 0.7, 0.2], // target word 0
  [0.4, 0.2, 0.4],
  [0.25, 0.6, 0.15],
];

describe('alignmentRules', () => {
  it('argmax links each target word to the source word it looks at most, the first of equals', () => {
    expect(alignmentRules.argmax(weights)).toEqual([
      [1, 0],
      [0, 1],
      [1, 2],
    ]);
    expect(alignmentRules.argmax([Float32Array.of(0, 1)])).toEqual([[1, 0]]);
  });

  it('threshold links wherever there is weight enough', () => {
    expect(LINK_THRESHOLD).toBe(0.25);
    expect(alignmentRules.threshold(weights)).toEqual([
      [1, 0],
      [0, 1],
      [2, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(alignmentRules.threshold([[0.2, 0.2, 0.2, 0.2, 0.2]])).toEqual([]);
  });

  it('intersection keeps the links that both directions have', () => {
    // Of the source words, word 0 is looked at most by target word 1, word 1 by target word 0, word 2 by target word 1.
    expect(alignmentRules.intersection(weights)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('make nothing of nothing', () => {
    for (const rule of Object.values(alignmentRules)) expect([rule([]), rule([[]])]).toEqual([[], []]);
  });

  it('find the one alignment of sharp weights, whatever its order', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    const property = fc.property(order, (sources) => {
      const sharp = sources.map((source) => [0, 1, 2, 3, 4].map((s) => (s === source ? 0.92 : 0.02)));
      const links = byRule((rule) => alignmentRules[rule](sharp));
      expect(links.argmax).toEqual(sources.map((source, target) => [source, target]));
      expect(links.threshold).toEqual(links[SCORING_RULE]);
      expect(links.intersection).toEqual(links[SCORING_RULE]);
    });
    fc.assert(property);
  });
});
