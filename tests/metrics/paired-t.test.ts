import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { equivalenceTest, hedgesG, pairedTTest } from '../../src/metrics/paired-t.ts';

/** Student (1908): how much longer ten patients slept with the second soporific than with the first, in hours. */
const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
const differences = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2, maxLength: 9 });

describe('pairedTTest', () => {
  it('is that of Student (1908): t = 4.0621 with 9 degrees of freedom', () => {
    // R: t.test(extra ~ group, data = sleep, paired = TRUE) gives p-value = 0.002833
    expect(pairedTTest(sleep)).toBeCloseTo(0.002833, 6);
  });

  it('of 1, 2, 3 is 1 − √(12/14): t = 2√3, and two degrees of freedom have a closed form', () => {
    expect(pairedTTest([1, 2, 3])).toBeCloseTo(1 - Math.sqrt(12 / 14), 12);
  });

  it('is two-sided: the sign of the differences does not matter', () => {
    fc.assert(
      fc.property(differences, (some) => {
        expect(pairedTTest(some.map((value) => -value))).toBe(pairedTTest(some));
      }),
    );
  });

  it('of differences that do not vary is 0, and 1 where there are none', () => {
    expect(pairedTTest([0.1, 0.1, 0.1])).toBe(0);
    expect(pairedTTest([0, 0])).toBe(1);
    expect(pairedTTest([-1e-5, 1e-5])).toBe(1);
  });

  it('refuses a single difference', () => {
    expect(() => pairedTTest([1])).toThrow('a t-test needs two differences or more, not 1');
  });
});

describe('equivalenceTest', () => {
  it('is the larger of two one-sided p: of 1, 2, 3 within 5 that of (5 − 2)√3', () => {
    expect(equivalenceTest([1, 2, 3], 5)).toBeCloseTo((1 - Math.sqrt(27 / 29)) / 2, 12);
    expect(equivalenceTest([-1, -2, -3], 5)).toBeCloseTo((1 - Math.sqrt(27 / 29)) / 2, 12);
  });

  it('is above one half where the mean is beyond the margin', () => {
    expect(equivalenceTest([1, 2, 3], 1)).toBeCloseTo((1 + Math.sqrt(3 / 5)) / 2, 12);
  });

  it('falls as the margin grows, and does not see the sign', () => {
    fc.assert(
      fc.property(differences, fc.double({ min: 0.1, max: 9, noNaN: true }), (some, margin) => {
        const p = equivalenceTest(some, margin);
        expect(equivalenceTest(some, margin + 1)).toBeLessThanOrEqual(p);
        expect(
          equivalenceTest(
            some.map((value) => -value),
            margin,
          ),
        ).toBe(p);
      }),
    );
  });

  it('of differences that do not vary is 0 within the margin, 1 beyond and ½ on it', () => {
    expect(equivalenceTest([0, 0], 0.5)).toBe(0);
    expect(equivalenceTest([0.25, 0.25, 0.25], 0.5)).toBe(0);
    expect(equivalenceTest([-0.75, -0.75], 0.5)).toBe(1);
    expect(equivalenceTest([0.5, 0.5], 0.5)).toBe(0.5);
  });

  it('refuses a margin that leaves no room', () => {
    expect(() => equivalenceTest([1, 2], 0)).toThrow('the margin is to be above 0, not 0');
  });
});

describe('hedgesG', () => {
  it('corrects the mean in units of the spread: of 1, 2, 3 by J(2) = 1/√π', () => {
    expect(hedgesG([1, 2, 3])).toBeCloseTo(2 / Math.sqrt(Math.PI), 12);
    expect(hedgesG([-1, -2, -3])).toBeCloseTo(-2 / Math.sqrt(Math.PI), 12);
  });

  it('is corrected by about 1 − 3 / (4m − 1), as Hedges (1981) approximates J', () => {
    const g = hedgesG(sleep)!;
    const uncorrected = 1.58 / 1.2299593; // mean and standard deviation, as R gives them
    expect(g / uncorrected).toBeCloseTo(1 - 3 / 35, 3);
  });

  it('says nothing of two differences, or of some that do not vary', () => {
    expect(hedgesG([1, 2])).toBeNull();
    expect(hedgesG([0.1, 0.1, 0.1])).toBeNull();
  });
});

describe('of five differences drawn at random', () => {
  const random = new Random(1);
  /** Nearly normal, with variance 1. */
  const noise = () => Array.from({ length: 12 }, () => random.uniform()).reduce((sum, value) => sum + value, -6);
  const samples = Array.from({ length: 4000 }, () => Array.from({ length: 5 }, noise));
  const share = (significant: (sample: number[]) => boolean) => samples.filter(significant).length / samples.length;

  it('one sample in twenty has p < 0.05 where there is no difference', () => {
    expect(share((sample) => pairedTTest(sample) < 0.05)).toBeCloseTo(0.05, 2);
  });

  it('one in twenty seems equivalent where the difference is just the margin, as far as the margin is wide', () => {
    expect(
      share(
        (sample) =>
          equivalenceTest(
            sample.map((value) => value - 9),
            9,
          ) < 0.05,
      ),
    ).toBeCloseTo(0.05, 2);
  });

  it("Hedges' g is in the mean what the difference is in units of the spread", () => {
    const sum = samples.reduce((total, sample) => total + hedgesG(sample.map((value) => value + 2))!, 0);
    expect(sum / samples.length).toBeCloseTo(2, 1);
  });
});
