import { describe, expect, it } from 'vitest';
import { bounded, counted, fixed, interval, listed, percent, signed, spread } from '../../src/report/numbers.ts';

describe('numbers', () => {
  it('have commas between thousands, fixed decimals, and a dash for what is not known', () => {
    expect([
      fixed(219402),
      fixed(1.05, 3),
      fixed(undefined),
      fixed(Number.NaN, 1),
      percent(0.9714),
      percent(undefined),
    ]).toEqual([...['219,402', '1.050', '–', '–', '97.1', '–']]);
  });

  it('have half the width of their interval behind them', () => {
    expect(interval(0.97, [0.96, 0.98], percent)).toBe('97.0 ± 1.0');
    expect(interval(0.97, undefined, percent)).toBe('97.0');
    expect(interval(undefined, [0, 1], percent)).toBe('–');
  });

  it('stand before their bounds', () => {
    expect(bounded(0.97, [0.95, 0.98], percent)).toBe('97.0 [95.0, 98.0]');
    expect(bounded(0.97, undefined, percent)).toBe('97.0');
    expect(bounded(undefined, undefined, percent)).toBe('–');
    expect(spread({ mean: 0.5, low: 0.4, high: 0.7 }, percent)).toBe('50.0 [40.0, 70.0]');
    expect(spread({ mean: 0.5, low: 0.5, high: 0.5 }, percent)).toBe('50.0');
    expect(spread(undefined, percent)).toBe('–');
  });

  it('have a sign where they are differences, but not where they are shown as zero', () => {
    expect([signed(1.25, 1), signed(-12, 0), signed(-0.04, 1), signed(0.04, 1), signed(0), signed(undefined)]).toEqual([
      ...['+1.3', '−12', '0.0', '0.0', '0', '–'],
    ]);
  });

  it('are counted and listed as in a sentence', () => {
    expect([counted(1, 'seed'), counted(3, 'seed')]).toEqual(['1 seed', '3 seeds']);
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
