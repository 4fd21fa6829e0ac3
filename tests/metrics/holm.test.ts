import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/metrics/holm.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
const order = (values: readonly number[]) => [...values.keys()].sort((a, b) => values[a]! - values[b]!);

describe('holm', () => {
  it('multiplies the smallest by all, the next by one fewer, and never goes down', () => {
    const adjusted = holm([0.03, 0.01, 0.04, 0.005]); // 3 · 0.01 = 0.03, 2 · 0.03 = 0.06, 1 · 0.04 < 0.06
    for (const [i, p] of [0.06, 0.03, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(p, 12);
  });

  it('leaves one test as it is, and has nothing to say of none', () => {
    expect(holm([0.04])).toEqual([0.04]);
    expect(holm([])).toEqual([]);
  });

  it('keeps the order, never falls below p nor beyond that of Bonferroni, and stays at most 1', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const adjusted = holm(p);
        const ranked = order(p).map((place) => adjusted[place]!);
        expect(ranked).toEqual(ranked.toSorted((a, b) => a - b));
        for (const [i, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual(p[i]!);
          expect(value).toBeLessThanOrEqual(Math.min(1, p.length * p[i]!));
        }
      }),
    );
  });
});
