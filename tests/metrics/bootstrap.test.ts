import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { bleuCounts, bleuOf } from '../../src/metrics/bleu.ts';
import { pairedBootstrap, percentileInterval, resample, resampledScores } from '../../src/metrics/bootstrap.ts';
import { CHRF_PP, chrfCounts, chrfOf } from '../../src/metrics/chrf.ts';
import type { Counts } from '../../src/metrics/counts.ts';
import fixture from '../fixtures/sacrebleu/bootstrap.json' with { type: 'json' };

/** The mean of single numbers. */
const meanOf = ([sum, sentences]: Counts) => sum! / sentences!;
const draws = (random: Random) => Array.from({ length: 50 }, () => random.uniform());
const oneEach = (values: readonly number[]) => values.map((value) => [value, 1]);

describe('resample', () => {
  it('draws from all sentences with replacement, the same ones for the same seed', () => {
    const { indices } = resample(7, new Random(5), 200);
    expect(indices).toHaveLength(1400);
    expect(new Set(indices)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
    expect(resample(7, new Random(5), 200).indices).toEqual(indices);
    expect(resample(7, new Random(6), 200).indices).not.toEqual(indices);
    const firstOf = (sample: number) => indices.slice(sample * 7, sample * 7 + 7);
    expect([...Array(200).keys()].some((sample) => new Set(firstOf(sample)).size < 7)).toBe(true);
  });
});

describe('resampledScores and percentileInterval, against sacreBLEU', () => {
  const resamples = { sentences: fixture.references.length, indices: Uint32Array.from(fixture.resamples.flat()) };

  it.each([0, 1])('score and bound the resamples of system %i', (system) => {
    const bleu = fixture.systems[system]!.map((text, i) =>
      bleuCounts(text.split(' '), [fixture.references[i]!.split(' ')]),
    );
    const chrf = fixture.systems[system]!.map((text, i) => chrfCounts(text, [fixture.references[i]!], CHRF_PP));
    const ours = {
      bleu: resampledScores(bleu, bleuOf, resamples),
      'chrf++': resampledScores(chrf, (sums) => chrfOf(sums, CHRF_PP), resamples),
    };
    for (const metric of ['bleu', 'chrf++'] as const) {
      const { scores, interval } = fixture[metric][system]!;
      scores.forEach((score, sample) => {
        expect(ours[metric][sample]).toBeCloseTo(score, 9);
      });
      const [low, high] = percentileInterval(ours[metric]);
      expect((high - low) / 2).toBeCloseTo(interval[1]!, 9);
    }
  });
});

describe('percentileInterval', () => {
  it('cuts off a fortieth at each end', () => {
    const scores = Float64Array.from({ length: 1000 }, (_, i) => 999 - i);
    expect(percentileInterval(scores)).toEqual([25, 974]);
    expect(percentileInterval(Float64Array.of(3, 1, 2))).toEqual([1, 3]);
  });

  it('holds the true mean of most test sets', () => {
    const random = new Random(1);
    const held = Array.from({ length: 100 }, () => {
      const values = Array.from({ length: 60 }, () => random.uniform());
      const scores = resampledScores(oneEach(values), meanOf, resample(60, random, 200));
      const [low, high] = percentileInterval(scores);
      return low <= 0.5 && 0.5 <= high;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThanOrEqual(88);
    expect(held).toBeLessThan(100);
  });
});

describe('resampledScores', () => {
  it('scores the sentences of each resample', () => {
    const resamples = { sentences: 3, indices: Uint32Array.of(0, 0, 1, 2, 2, 2) };
    expect(resampledScores(oneEach([1, 4, 7]), meanOf, resamples)).toEqual(Float64Array.of(2, 7));
  });

  it('refuses resamples of another number of sentences', () => {
    expect(() => resampledScores(oneEach([1]), meanOf, resample(2, new Random(1), 3))).toThrow(
      '2 sentences do not fit 1',
    );
  });
});

describe('pairedBootstrap', () => {
  it('doubles the share of resamples that turn the order round', () => {
    const first = Float64Array.from({ length: 999 }, (_, i) => (i < 19 ? 0 : 5));
    const second = new Float64Array(999).fill(1);
    expect(pairedBootstrap(first, second)).toEqual({ ci: [4, 4], p: (2 * 20) / 1000 });
    expect(pairedBootstrap(second, first)).toEqual({ ci: [-4, -4], p: (2 * 20) / 1000 });
  });

  it('finds nothing where there is no difference', () => {
    const same = Float64Array.of(1, 2, 3);
    expect(pairedBootstrap(same, same)).toEqual({ ci: [0, 0], p: 1 });
  });

  it('sees what intervals of their own do not: a small lead on the same sentences', () => {
    const random = new Random(2);
    const hard = Array.from({ length: 200 }, () => random.uniform());
    const resamples = resample(200, random, 500);
    const first = resampledScores(oneEach(hard.map((value) => value + 0.02 * random.uniform())), meanOf, resamples);
    const second = resampledScores(oneEach(hard), meanOf, resamples);
    expect(percentileInterval(first)[0]).toBeLessThan(percentileInterval(second)[1]);
    const { ci, p } = pairedBootstrap(first, second);
    expect(p).toBeLessThan(0.01);
    expect(ci[0]).toBeGreaterThan(0);
  });

  it('says below 0.05 about once in twenty where there is no difference', () => {
    const random = new Random(3);
    const found = Array.from({ length: 200 }, () => {
      const resamples = resample(50, random, 200);
      const scores = () => resampledScores(oneEach(draws(random)), meanOf, resamples);
      return pairedBootstrap(scores(), scores()).p < 0.05;
    }).filter(Boolean).length;
    expect(found / 200).toBeLessThan(0.1);
  });

  it('refuses different numbers of resamples', () => {
    expect(() => pairedBootstrap(Float64Array.of(1), Float64Array.of(1, 2))).toThrow('1 resampled scores against 2');
  });
});
