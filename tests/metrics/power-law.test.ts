import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerLawExponent } from '../../src/metrics/power-law.ts';

describe('powerLawExponent', () => {
  it('finds the exponent of a power law, whatever its factor', () => {
    const exponent = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(exponent, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, c) => {
        const x = [8, 16, 32, 64];
        expect(
          powerLawExponent(
            x,
            x.map((value) => c * value ** a),
          ),
        ).toBeCloseTo(a, 9);
      }),
    );
  });

  it('is the least-squares slope of the logarithms', () => {
    // log₂: (0, 0), (1, 1), (2, 3): slope Σ(x − 1)(y − 4/3) / Σ(x − 1)² = (4/3 + 5/3) / 2
    expect(powerLawExponent([1, 2, 4], [1, 2, 8])).toBeCloseTo(1.5, 12);
  });

  it.each([
    ['one length', [8, 8], [1, 2]],
    ['a cost of 0', [8, 16], [0, 1]],
    ['lists of different lengths', [8, 16, 32], [1, 2]],
  ])('refuses %s', (_, x, y) => {
    expect(() => powerLawExponent(x, y)).toThrow('no power law through');
  });
});
