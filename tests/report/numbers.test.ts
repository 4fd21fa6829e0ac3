import { describe, expect, it } from 'vitest';
import { counted, fixed, interval, listed, percent } from '../../src/report/numbers.ts';

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
    expect(interval(0.97, [undefined, undefined], percent)).toBe('97.0');
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
