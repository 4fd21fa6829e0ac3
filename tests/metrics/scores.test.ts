import { describe, expect, it } from 'vitest';
import { intervalsOf, metricNames, scoresOf } from '../../src/metrics/scores.ts';
import { wilsonInterval } from '../../src/metrics/statistics.ts';
import { bleuDefaults, goldLinks, judged, right, wrong } from './judged.ts';

const sentences = [judged(right, goldLinks), judged(wrong, [[0, 2]]), judged(right), judged(wrong)];

describe('scoresOf', () => {
  it('scores sentences together', () => {
    const { bleu, chrf, chrfpp, ...rates } = scoresOf(sentences, metricNames, bleuDefaults);
    expect(rates).toEqual({ exactMatch: 0.5, aer: 1 - 4 / 7 });
    // 14 of 16 words, 8 of 12 pairs, 4 of 8 triples, 2 of 4 quadruples
    expect(bleu).toBeCloseTo(100 * ((14 / 16) * (8 / 12) * (4 / 8) * (2 / 4)) ** 0.25, 10);
    expect(chrf).toBeGreaterThan(chrfpp);
    expect(chrfpp).toBeGreaterThan(bleu);
  });

  it('smooths BLEU as it is told', () => {
    const alone = [judged(wrong)];
    const score = (smoothing: 'exp' | 'none') => scoresOf(alone, ['bleu'], { ...bleuDefaults, smoothing }).bleu;
    expect(score('none')).toBe(0);
    expect(score('exp')).toBeGreaterThan(0);
  });

  it('has no error rate where nothing is aligned', () => {
    expect(scoresOf(sentences.slice(2), ['aer', 'exactMatch'], bleuDefaults)).toEqual({ exactMatch: 0.5 });
  });

  it('refuses no sentences', () => {
    expect(() => scoresOf([], ['bleu'], bleuDefaults)).toThrow(RangeError);
  });
});

describe('intervalsOf', () => {
  it('holds each score, and repeats', () => {
    const many = Array.from({ length: 25 }, () => sentences).flat();
    const scores = scoresOf(many, metricNames, bleuDefaults);
    const intervals = intervalsOf(many, metricNames, bleuDefaults);
    for (const name of metricNames) {
      const [low, high] = intervals[name]!;
      expect(low).toBeLessThan(scores[name]!);
      expect(high).toBeGreaterThan(scores[name]!);
    }
    expect(intervals.exactMatch).toEqual(wilsonInterval(0.5, 100));
    expect(intervalsOf(many, metricNames, bleuDefaults)).toEqual(intervals);
  });

  it('is narrower for more sentences, and wider than nothing even where all are right', () => {
    const width = (count: number) => {
      const many = Array.from({ length: count / 4 }, () => sentences).flat();
      const [low, high] = intervalsOf(many, ['chrf'], bleuDefaults).chrf!;
      return high - low;
    };
    expect(width(200)).toBeLessThan(0.7 * width(48));
    expect(intervalsOf([judged(right)], ['exactMatch'], bleuDefaults).exactMatch![0]).toBeLessThan(0.5);
  });
});
