import { describe, expect, it } from 'vitest';
import { overSeeds, whiskers } from '../../src/figures/over-seeds.ts';
import { runningMean } from '../../src/figures/running-mean.ts';

describe('runningMean', () => {
  it('averages around each place, over fewer values at the ends', () => {
    expect(runningMean([1, 2, 6, 3, 7], 3)).toEqual([1.5, 3, 11 / 3, 16 / 3, 5]);
  });

  it('does not lag: a straight line stays where it is, ends aside', () => {
    const line = Array.from({ length: 31 }, (_, i) => 2 * i);
    expect(runningMean(line, 7).slice(3, -3)).toEqual(line.slice(3, -3));
  });
});

describe('overSeeds', () => {
  it('gives mean, lowest and highest', () => {
    expect(overSeeds([3, 1, 5])).toEqual({ mean: 3, low: 1, high: 5 });
    expect(() => overSeeds([])).toThrow('no values');
  });

  it('draws whiskers as distances from the mean, and none for single seeds', () => {
    expect(whiskers([overSeeds([4]), overSeeds([2])])).toBeUndefined();
    expect(whiskers([overSeeds([1, 2, 6])])).toMatchObject({ array: [3], arrayminus: [2], symmetric: false });
  });
});
