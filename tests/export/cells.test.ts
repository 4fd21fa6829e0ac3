import { describe, expect, it } from 'vitest';
import { between, decimalsOf, difference, estimated, probability } from '../../src/export/cells.ts';
import { cellText } from '../../src/export/table.ts';

const of = (mean: number, half: number, bySeed = [mean - half, mean + half]) => ({
  ...{ mean, low: mean - half, high: mean + half, bySeed },
});

describe('numbers of tables', () => {
  it('have as many decimals as their uncertainty justifies (Particle Data Group)', () => {
    const halves = [0.354, 0.355, 0.949, 0.951, 1.2, 3.6, 12, 0.0123, 250];
    expect(halves.map(decimalsOf)).toEqual([2, 1, 1, 1, 1, 0, 0, 3, 0]);
  });

  it('stand before half of their interval, in the unit of the column', () => {
    expect(cellText(estimated(of(71.84, 1.63)))).toBe('71.8 ± 1.6');
    expect(cellText(estimated(of(0.9875, 0.005), 100))).toBe('98.8 ± 0.5');
    expect(cellText(estimated(of(0.00342, 0.000034), 1e3))).toBe('3.420 ± 0.034');
    expect(cellText(estimated(of(1234, 56)))).toBe('1,234 ± 56');
    expect(estimated(of(0.5, 0.25), 100)).toMatchObject({ value: 50, bounds: [25, 75] });
  });

  it('have no interval from a single seed, but one of no width from seeds that agree', () => {
    expect(cellText(estimated(of(0.5, 0, [0.5]), 100))).toBe('50.0');
    expect(cellText(estimated(of(1, 0), 100))).toBe('100.0 ± 0.0');
  });

  it('have a sign where they are differences', () => {
    expect(cellText(difference(of(0.031, 0.012), 100))).toBe('+3.1 ± 1.2');
    expect(cellText(difference(of(-70.3, 3.2)))).toBe('−70.3 ± 3.2');
    expect(cellText(between([-0.013, 0.004], 100, -0.005))).toBe('−0.5 [−1.3, +0.4]');
    expect(cellText(between([-0.013, 0.004], 100))).toBe('[−1.3, +0.4]');
  });

  it('are bounded where they are small p-values', () => {
    expect([0.00031, 0.0314, 1].map((p) => cellText(probability(p)))).toEqual(['< 0.001', '0.031', '1.000']);
    expect(probability(0.00031).value).toBe(0.00031);
  });
});
