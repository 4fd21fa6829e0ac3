import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';

const draws = (random: Random, count = 5) => Array.from({ length: count }, () => random.uniform());

describe('Random', () => {
  it('gives the same numbers for the same seed, for ever', () => {
    expect(draws(new Random(1))).toEqual(draws(new Random(1)));
    expect(draws(new Random(1))).not.toEqual(draws(new Random(2)));
    // Held as digits: a change here changes every run ever made.
    expect(new Random(1).integer(1_000_000)).toBe(358576);
  });

  it('splits by purpose, whatever was drawn before', () => {
    const random = new Random(7);
    const before = draws(random.split('dropout'));
    draws(random, 100);
    expect(draws(random.split('dropout'))).toEqual(before);
    expect(draws(random.split('data order'))).not.toEqual(before);
    expect(draws(random.split('a').split('b'))).not.toEqual(draws(random.split('b').split('a')));
  });

  it('goes on from its state', () => {
    const random = new Random(3).split('x');
    draws(random, 17);
    const copy = new Random(JSON.parse(JSON.stringify(random.state)));
    expect(draws(copy)).toEqual(draws(random));
    expect(draws(copy.split('y'))).toEqual(draws(random.split('y')));
  });

  it('draws whole numbers below the bound, and all of them', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (seed, below) => {
        const random = new Random(seed);
        const seen = new Set(Array.from({ length: 400 }, () => random.integer(below)));
        expect([...seen].sort()).toEqual(Array.from({ length: below }, (_, i) => i));
      }),
      { numRuns: 30 },
    );
  });

  it('draws nearly normal numbers: mean 0, deviation 1', () => {
    const random = new Random(11);
    const sample = Array.from({ length: 20_000 }, () => random.normal());
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(sample.filter((x) => Math.abs(x) < 1).length / sample.length).toBeCloseTo(0.683, 1);
  });

  it('shuffles into a permutation and leaves the original alone', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = new Random(5).shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort()).toEqual(items);
    expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('refuses what is no seed, and a choice from nothing', () => {
    expect(() => new Random(1.5)).toThrow('Random: the seed must be a whole number, got 1.5');
    expect(() => new Random(1).choice([])).toThrow('nothing to choose from');
  });
});
