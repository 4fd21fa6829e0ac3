import { describe, expect, it } from 'vitest';
import { mean, meanInterval, standardDeviation, studentT, wilsonInterval } from '../../src/metrics/statistics.ts';

describe('studentT', () => {
  // Table 26.10 of Abramowitz & Stegun 1964, as every textbook prints it
  it.each([
    [1, 12.706],
    [2, 4.303],
    [4, 2.776],
    [9, 2.262],
    [10, 2.228],
    [11, 2.201],
    [12, 2.179],
    [20, 2.086],
    [30, 2.042],
    [120, 1.98],
    [1e9, 1.96],
  ])('with %i degrees of freedom is %f', (degreesOfFreedom, quantile) => {
    expect(studentT(degreesOfFreedom)).toBeCloseTo(quantile, 3);
  });
});

describe('meanInterval', () => {
  it('is the interval of Student (1908) for the additional sleep of ten patients: 2.33 ± 1.43 hours', () => {
    // the second soporific; R: t.test(sleep$extra[11:20]) gives 0.8976775 to 3.7623225
    const { mean, low, high } = meanInterval([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    expect(mean).toBeCloseTo(2.33, 12);
    expect(low).toBeCloseTo(0.8976775, 5);
    expect(high).toBeCloseTo(3.7623225, 5);
  });

  it('is a point for values that are all the same, and infinite for one alone', () => {
    expect(meanInterval([0.5, 0.5, 0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(meanInterval([3])).toEqual({ mean: 3, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  });

  it('refuses no values', () => {
    expect(() => meanInterval([])).toThrow('mean: there are no values');
  });
});

describe('mean and standardDeviation', () => {
  it('are those of a sample', () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });
});

describe('wilsonInterval', () => {
  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is that of Newcombe', (right, trials, low, high) => {
    const interval = wilsonInterval(right / trials, trials);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('keeps some doubt where every trial came out the same', () => {
    expect(wilsonInterval(1, 1000)[0]).toBeCloseTo(0.99617, 5);
    expect(wilsonInterval(1, 1000)[1]).toBe(1);
    expect(wilsonInterval(0, 3)[0]).toBeCloseTo(0, 12);
  });

  it('refuses no trials', () => {
    expect(() => wilsonInterval(0, 0)).toThrow('there are no trials');
  });
});
