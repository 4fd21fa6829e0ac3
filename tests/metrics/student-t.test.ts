import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentT } from '../../src/metrics/statistics.ts';
import { bothTails, gammaRatio, upperTail } from '../../src/metrics/student-t.ts';
import fixture from '../fixtures/student/tails.json' with { type: 'json' };

const times = (factor: number | undefined) => expect(factor).toBeCloseTo(1, 10);

describe("Student's t", () => {
  it('has the tails that mpmath computes, to ten digits of each', () => {
    for (const [t, freedom, p] of fixture.tails) times(bothTails(t!, freedom!) / p!);
  });

  it('has the quantiles that mpmath finds, to nine digits', () => {
    for (const [freedom, quantile] of fixture.quantiles) expect(studentT(freedom!) / quantile!).toBeCloseTo(1, 9);
  });

  it('has closed forms for one and for two degrees of freedom', () => {
    for (const t of [0.1, 1, 7, 300]) {
      times(bothTails(t, 1) / ((2 / Math.PI) * Math.atan(1 / t)));
      const root = Math.sqrt(2 + t * t);
      times(bothTails(t, 2) / (2 / (root * (root + t)))); // 1 − t / root, without cancellation
    }
  });

  it('is symmetric, and its tails fall from 1 to 0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer({ min: 1, max: 200 }), (t, freedom) => {
        expect(bothTails(-t, freedom)).toBe(bothTails(t, freedom));
        expect(upperTail(t, freedom) + upperTail(-t, freedom)).toBeCloseTo(1, 14);
        expect(bothTails(t + 0.01, freedom)).toBeLessThan(bothTails(t, freedom));
      }),
    );
    expect(bothTails(0, 3)).toBe(1);
    expect(bothTails(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(upperTail(Number.NEGATIVE_INFINITY, 3)).toBe(1);
  });
});

describe('gammaRatio', () => {
  it('is that of whole and half numbers: Γ(½) = √π, Γ(1) = Γ(2) = 1, Γ(3/2) = √π / 2, Γ(5/2) = 3 √π / 4', () => {
    const root = Math.sqrt(Math.PI);
    times(gammaRatio(0.5) * root);
    times(gammaRatio(1) / (root / 2));
    times(gammaRatio(1.5) / (2 / root));
    times(gammaRatio(2) / ((3 * root) / 4));
  });
});
