import { describe, expect, it } from 'vitest';
import { compareModels, type TestSentences } from '../../src/compare/compare-models.ts';
import { summary } from '../../src/compare/summary.ts';
import { bleuDefaults, goldLinks, right, wrong } from '../metrics/judged.ts';
import { testSentence } from './test-sentence.ts';

/** A model that gets the first `wrongs` of 60 sentences wrong. */
const result = (model: string, seed: number, wrongs: number, attends = true): TestSentences => ({
  ...{ model, seed },
  lines: Array.from({ length: 60 }, (_, i) =>
    testSentence(`test-${i}`, i < wrongs ? wrong : right, attends ? goldLinks : undefined),
  ),
});

describe('compareModels', () => {
  it('tests every pair of models on the same sentences', () => {
    const comparisons = compareModels([result('a', 1, 30), result('b', 1, 3), result('c', 1, 4, false)], bleuDefaults);
    expect(comparisons.map(({ models }) => models)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    const [ab, ac, bc] = comparisons.map(({ metrics }) => metrics);
    expect(ab!.exactMatch!.difference).toBeCloseTo(-27 / 60, 7);
    expect(ab!.exactMatch!.p).toBeLessThan(0.01);
    expect(ab!.bleu!.ci[1]).toBeLessThan(0);
    expect(bc!.exactMatch!.difference).toBeCloseTo(1 / 60, 7);
    expect(bc!.exactMatch!.p).toBeGreaterThan(0.5);
    expect(bc!.chrf!.ci[0]).toBe(0); // where `c` is wrong alone is one sentence, which many test sets do not have
    expect(ab!.aer).toEqual({ difference: 0, ci: [0, 0], p: 1 });
    expect(ac!).not.toHaveProperty('aer');
    expect(summary.shape.comparisons.parse(comparisons)).toEqual(comparisons);
  });

  it('takes the mean over the seeds that both have', () => {
    const results = [result('a', 1, 10), result('a', 2, 20), result('b', 2, 0), result('b', 3, 60)];
    const [{ seeds, metrics } = { seeds: [], metrics: {} }] = compareModels(results, bleuDefaults);
    expect(seeds).toEqual([2]);
    expect(metrics.exactMatch!.difference).toBeCloseTo(-20 / 60, 7);
    const both = compareModels([...results, result('b', 1, 0)], bleuDefaults)[0]!;
    expect(both.seeds).toEqual([1, 2]);
    expect(both.metrics.exactMatch!.difference).toBeCloseTo(-15 / 60, 7);
  });

  it('repeats, and leaves out models without a common seed', () => {
    const results = [result('a', 1, 5), result('b', 1, 9)];
    expect(compareModels(results, bleuDefaults)).toEqual(compareModels(results, bleuDefaults));
    expect(compareModels([result('a', 1, 5), result('b', 2, 9)], bleuDefaults)).toEqual([]);
  });
});
