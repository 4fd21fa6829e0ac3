import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseStudy } from '../../src/study/analyse-study.ts';
import type { Quantity } from '../../src/study/study-plan.ts';
import { type Estimate, studyResults } from '../../src/study/study-results.ts';
import { failedArm, finished, measuredArm, trainedArm } from './finished-study.ts';

const second = trainedArm('second', { 1: [0, 0], 2: [0, 0], 3: [0, 0] });
const first = trainedArm('first', { 1: [0, 4], 2: [0, 6], 3: [2, 8] });

const columnOf = (quantity: Quantity, arm = first): Estimate | null =>
  analyseStudy(finished([arm, second], { columns: [{ title: 'a column', quantity }] })).arms[0]!.columns[0]!;

describe('the columns of an arm', () => {
  it("have a number for each seed, their mean and Student's interval", () => {
    // 0.8, 0.7, 0.5 of the test sentences: mean 2/3, s = √(7/300), t(2) = 4.302653
    const column = columnOf({ metric: 'exactMatch' })!;
    expect(column.bySeed).toEqual([0.8, 0.7, 0.5]);
    expect(column.mean).toBeCloseTo(2 / 3, 7);
    const half = (4.302653 * Math.sqrt(7 / 300)) / Math.sqrt(3);
    expect([column.low, column.high]).toEqual([expect.closeTo(2 / 3 - half, 6), expect.closeTo(2 / 3 + half, 6)]);
  });

  it.each<[string, Quantity, number[]]>([
    ['lengths', { metric: 'exactMatch', lengths: [7, 10] }, [0.6, 0.4, 0.2]],
    ['the change since other lengths', { metric: 'exactMatch', lengths: [7, 7], since: [3, 6] }, [-0.4, -0.6, -0.6]],
    ['another split', { metric: 'exactMatch', split: 'long' }, [1, 1, 1]],
  ])('are of %s where that is asked', (_, quantity, bySeed) => {
    expect(columnOf(quantity)!.bySeed).toEqual(bySeed);
  });

  it('agree with the corpus scores that a training wrote itself', () => {
    expect(columnOf({ metric: 'bleu', split: 'long' })!.mean).toBe(100);
    expect(columnOf({ metric: 'aer' })!.bySeed).toEqual([0, 0, 0]);
  });

  it('are empty where the model does not attend, or no sentence is as asked', () => {
    const silent = trainedArm('first', { 1: [0, 4], 2: [0, 6] }, false);
    expect(columnOf({ metric: 'aer' }, silent)).toBeNull();
    expect(columnOf({ metric: 'bleu', lengths: [20, 25] })).toBeNull();
    expect(columnOf({ metric: 'bleu', split: 'compositional' })).toBeNull();
    expect(columnOf({ metric: 'bleu', since: [20, 25] })).toBeNull();
  });

  it('have no interval where there is one seed: its ends are the number', () => {
    const single = trainedArm('first', { 2: [0, 5] });
    expect(columnOf({ metric: 'exactMatch' }, single)).toEqual({ mean: 0.75, low: 0.75, high: 0.75, bySeed: [0.75] });
  });
});

describe('what an arm came to', () => {
  const { arms, ...results } = analyseStudy(finished([first, second]));

  it('is what its trainings wrote, averaged over seeds', () => {
    const [arm] = arms;
    expect(arm).toMatchObject({
      ...{ name: 'first', title: 'the first arm', model: 'lstm-additive', folder: 'arms/first', seeds: [1, 2, 3] },
      ...{ parameters: 2000, parametersWithoutEmbeddings: 1500, flopsPerTargetToken: 12_345.5 },
      ...{ steps: 102, sourceTokens: 1000, targetTokens: 2000, costs: [] },
    });
    expect(Object.keys(arm!.splits)).toEqual(['test', 'long']);
    expect(arm!.splits.test!.exactMatch!.bySeed).toEqual([0.8, 0.7, 0.5]);
    expect(arm!.splits.long!.aer!.mean).toBe(0.25);
    expect(arm!.splits.test).not.toHaveProperty('chrf'); // the trainings said nothing of it
    expect(arm!.byLength.map(({ from, to, sentences }) => [from, to, sentences])).toEqual([
      [3, 6, 10],
      [7, 10, 10],
    ]);
    expect(arm!.byLength[1]!.exactMatch.bySeed).toEqual([0.6, 0.4, 0.2]);
    expect(arm!.byLength[1]!.bleu.mean).toBe(94);
  });

  it('fits the format, and through JSON comes back as it was', () => {
    const whole = { arms, ...results };
    expect(studyResults.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it('is nothing where nothing came to its end; its claims are not tested, and the rest stands', () => {
    const failures = [{ arm: 'first', seed: 1, message: 'first, seed 1: out of memory' }];
    const study = analyseStudy({ ...finished([failedArm('first'), second]), failures });
    expect(study.arms[0]).toMatchObject({
      ...{ seeds: [], parameters: null, parametersWithoutEmbeddings: null, flopsPerTargetToken: null },
      ...{ steps: 0, sourceTokens: 0, targetTokens: 0, columns: [null], splits: {}, byLength: [], costs: [] },
    });
    expect(study.contrasts).toEqual([{ seeds: [], verdict: 'not tested' }]);
    expect(study.arms[1]!.columns[0]!.mean).toBe(1);
    expect(study.failures).toEqual(failures);
    expect(studyResults.parse(JSON.parse(JSON.stringify(study)))).toEqual(study);
  });
});

describe('a study of costs', () => {
  const costs = (exponent: number, factor: number) =>
    [8, 16, 32].map((tokens) => ({
      ...{ tokens, forwardFlops: 1000 * tokens, seconds: factor * tokens ** exponent, bytes: 100 * tokens },
    }));
  const seconds: Quantity = { growth: 'seconds', lengths: [8, 32] };
  const arms = [
    measuredArm('first', [costs(2, 0.1), costs(1.9, 0.3), costs(2.1, 0.2)]),
    measuredArm('second', [costs(1, 0.1), costs(1.2, 0.1), costs(1.1, 0.1)]),
  ];
  const study = (quantity: Quantity) => ({
    ...finished(arms, {
      ...{ kind: 'cost', lengths: [8, 16, 32], columns: [{ title: 'growth', quantity }] },
      contrasts: [{ claim: 'c', first: 'first', second: 'second', quantity, expect: 'higher', margin: 0.5 }],
    }),
    trainingSourceWords: null,
  });

  it('fits an exponent for each seed, and tests it over seeds alone', () => {
    const results = analyseStudy(study(seconds));
    expect(results.arms[0]!.columns[0]!.bySeed).toEqual([2, 1.9, 2.1]);
    expect(results.contrasts[0]!.test!.difference.bySeed).toEqual([1, 0.7, 1]);
    expect(results.contrasts[0]!.verdict).toBe('shown');
    expect(results.contrasts[0]!.test).not.toHaveProperty('sentences');
    expect(studyResults.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
  });

  it('says what a step costs at each length', () => {
    const { costs } = analyseStudy(study(seconds)).arms[1]!;
    expect(costs.map(({ tokens, forwardFlops }) => [tokens, forwardFlops])).toEqual([
      [8, 8000],
      [16, 16_000],
      [32, 32_000],
    ]);
    expect(costs[2]!.bytes.bySeed).toEqual([3200, 3200, 3200]);
    expect(costs[0]!.seconds.bySeed[0]).toBeCloseTo(0.8, 8);
  });

  it('has no exponent where fewer than two of the lengths were measured', () => {
    const results = analyseStudy(study({ growth: 'bytes', lengths: [17, 40] }));
    expect(results.arms[0]!.columns).toEqual([null]);
    expect(results.contrasts).toEqual([{ seeds: [1, 2, 3], verdict: 'not tested' }]);
  });
});

it('repeats to the last digit', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { minLength: 2, maxLength: 3 }), (wrongs) => {
      const arm = trainedArm('first', Object.fromEntries(wrongs.map((some, i) => [i + 1, some])));
      expect(analyseStudy(finished([arm, second]))).toEqual(analyseStudy(finished([arm, second])));
    }),
    { numRuns: 5 },
  );
});
