import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../../src/training/schedule.ts';

const smooth = { schedule: 'smooth', steps: 110, warmup: 10, learningRate: 0.01, finalFraction: 0.02 } as const;

describe('learningRateAt', () => {
  it('rises linearly to the peak at the end of the warm-up', () => {
    expect([1, 5, 10].map((step) => learningRateAt(step, smooth))).toEqual([0.001, 0.005, 0.01]);
  });

  it('falls smoothly: half way at the middle, to the final fraction at the last step', () => {
    expect(learningRateAt(60, smooth)).toBeCloseTo(0.01 * (0.02 + 0.98 / 2), 12);
    expect(learningRateAt(35, smooth)).toBeCloseTo(0.01 * (0.02 + 0.98 * (1 - 5 / 32)), 12); // x = 1/4: 3/16 − 2/64
    expect(learningRateAt(110, smooth)).toBeCloseTo(0.0002, 12);
  });

  it('stays within 0.011 of the peak of a cosine', () => {
    for (let step = 10; step <= 110; step++) {
      const cosine = 0.01 * (0.02 + (0.98 * (1 + Math.cos((Math.PI * (step - 10)) / 100))) / 2);
      expect(Math.abs(learningRateAt(step, smooth) - cosine)).toBeLessThan(0.011 * 0.01);
    }
  });

  it('only warms up where the warm-up takes all steps, and starts at the peak without one', () => {
    const short = { ...smooth, steps: 5 };
    expect([1, 5].map((step) => learningRateAt(step, short))).toEqual([0.001, 0.005]);
    expect(learningRateAt(1, { ...smooth, steps: 1, warmup: 1 })).toBe(0.01);
    for (const schedule of ['smooth', 'inverse-sqrt', 'constant'] as const) {
      expect(learningRateAt(1, { ...smooth, schedule, warmup: 0, steps: 1000 })).toBeCloseTo(0.01, 6);
    }
  });

  it('is Vaswani et al. 2017, eq. 3, with their peak of 6.99e-4 at D = 512 and 4,000 steps of warm-up', () => {
    const [D, warmup] = [512, 4000];
    const learningRate = 1 / Math.sqrt(D * warmup);
    const config = { schedule: 'inverse-sqrt', steps: 100_000, warmup, learningRate, finalFraction: 0 } as const;
    expect(learningRateAt(4000, config)).toBeCloseTo(6.99e-4, 6);
    for (const step of [1, 17, 3999, 4001, 50_000, 100_000]) {
      const published = D ** -0.5 * Math.min(step ** -0.5, step * warmup ** -1.5);
      expect(learningRateAt(step, config) / published).toBeCloseTo(1, 12);
    }
  });

  it('keeps a constant rate after the warm-up', () => {
    const constant = { ...smooth, schedule: 'constant' } as const;
    expect([5, 10, 11, 110].map((step) => learningRateAt(step, constant))).toEqual([0.005, 0.01, 0.01, 0.01]);
  });
});
