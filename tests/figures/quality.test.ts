import { describe, expect, it } from 'vitest';
import type { ModelSummary, SeedResult } from '../../src/compare/summary.ts';
import { costBars, modelCosts } from '../../src/figures/cost.ts';
import type { BarTrace, ScatterTrace } from '../../src/figures/figure.ts';
import { lengthRows, qualityByLength } from '../../src/figures/quality-by-length.ts';
import { qualityByTag, tagRows } from '../../src/figures/quality-by-tag.ts';

const bin = (from: number, bleu: number, exactMatch: number) => ({
  from,
  to: from + 3,
  sentences: 50 + from,
  bleu,
  exactMatch,
});

function result(seed: number, scores: Pick<SeedResult, 'byLength' | 'byTag'>): SeedResult {
  return {
    ...{ seed, steps: 10, sourceTokens: 1, targetTokens: 1, flopsPerTargetToken: 2e6, trainLoss: 1, validationLoss: 1 },
    ...{ perplexity: 1, bleu: 1, exactMatch: 1, tokenAccuracy: 1, splits: {}, ...scores },
  };
}
const summary = (seeds: SeedResult[]): ModelSummary => ({
  parameters: 7000,
  parametersWithoutEmbeddings: 5000,
  seeds,
  mean: {},
});

const models = {
  'lstm-none': summary([
    result(1, {
      byLength: [bin(15, 5, 0), bin(3, 40, 0.5)],
      byTag: { clitic: { sentences: 30, exactMatch: 0.5 }, '<negation>': { sentences: 25, exactMatch: 0.1 } },
    }),
  ]),
  transformer: summary(
    [0.9, 1].map((exactMatch, seed) =>
      result(seed, {
        byLength: [bin(3, 97 + seed, exactMatch), bin(15, 60, 0.2)],
        byTag: {
          clitic: { sentences: 30, exactMatch, aer: 0.01 },
          '<negation>': { sentences: 25, exactMatch: 0.8, aer: 0.03 + 0.02 * seed },
        },
      }),
    ),
  ),
};

describe('qualityByLength', () => {
  const figure = qualityByLength(models, { longestTrained: 14 });
  const lines = figure.data as ScatterTrace[];

  it('has the lengths in order, with mean and spread over seeds', () => {
    const rows = lengthRows(models);
    expect(rows.map(({ from, to, sentences }) => [from, to, sentences])).toEqual([
      [3, 6, 53],
      [15, 18, 65],
    ]);
    expect(rows[0]!.scores.transformer).toEqual({
      exactMatch: { mean: 0.95, low: 0.9, high: 1 },
      bleu: { mean: 97.5, low: 97, high: 98 },
    });
  });

  it('draws exact match in per cent on the left and BLEU on the right, on equal axes', () => {
    expect(lines.map(({ xaxis, y }) => [xaxis, y])).toEqual([
      ['x', [50, 0]],
      ['x', [95, 20]],
      ['x2', [40, 5]],
      ['x2', [97.5, 60]],
    ]);
    expect(figure.layout.yaxis2!.range).toEqual(figure.layout.yaxis!.range);
    expect(figure.layout.xaxis!.ticktext).toEqual(['3–6', '15–18']);
    expect(lines[1]!.error_y).toMatchObject({ array: [5, 0], arrayminus: [5, 0] });
    expect(lines[0]!.error_y).toBeUndefined();
  });

  it('shades the lengths beyond those of training, and none if it does not know them', () => {
    expect(figure.layout.shapes).toMatchObject([
      { xref: 'x', x0: 0.5 },
      { xref: 'x2', x0: 0.5 },
    ]);
    expect(qualityByLength(models).layout.shapes).toEqual([]);
    expect(qualityByLength(models, { longestTrained: 18 }).layout.shapes).toEqual([]);
  });
});

describe('intervals over sentences', () => {
  const ci = { exactMatch: [0.4, 0.6], bleu: [38, 43], aer: [0.01, 0.04] } as const;
  const scored = (seed: number) =>
    result(seed, {
      byLength: [{ ...bin(3, 40, 0.5), ci: { bleu: [...ci.bleu], exactMatch: [...ci.exactMatch] } }],
      byTag: { clitic: { sentences: 30, exactMatch: 0.5, aer: 0.02, ci: { aer: [...ci.aer] } } },
    });

  it('are the whiskers of a single seed', () => {
    const single = { transformer: summary([scored(1)]) };
    expect(lengthRows(single)[0]!.scores.transformer).toEqual({
      exactMatch: { mean: 0.5, low: 0.4, high: 0.6 },
      bleu: { mean: 40, low: 38, high: 43 },
    });
    expect(tagRows(single)[0]!.scores.transformer).toEqual({
      exactMatch: { mean: 0.5, low: 0.5, high: 0.5 }, // not known
      aer: { mean: 0.02, low: 0.01, high: 0.04 },
    });
    const [exact, bleu] = qualityByLength(single).data as ScatterTrace[];
    expect(exact!.error_y!.array[0]).toBeCloseTo(10, 10);
    expect(bleu!.error_y).toMatchObject({ array: [3], arrayminus: [2] });
  });

  it('give way to the spread of several seeds', () => {
    const several = { transformer: summary([scored(1), scored(2)]) };
    expect(lengthRows(several)[0]!.scores.transformer!.bleu).toEqual({ mean: 40, low: 40, high: 40 });
  });
});

describe('qualityByTag', () => {
  it('has the construction first that the models do worst on', () => {
    expect(tagRows(models).map(({ tag, sentences }) => [tag, sentences])).toEqual([
      ['<negation>', 25],
      ['clitic', 30],
    ]);
  });

  it('marks exact match of all models, and the error rate of those that have one', () => {
    const { data, layout } = qualityByTag(models);
    expect((data as ScatterTrace[]).map(({ xaxis, name, x }) => [xaxis, name, x])).toEqual([
      ['x', 'LSTM, no attention', [10, 50]],
      ['x', 'Transformer', [80, 95]],
      ['x2', 'Transformer', [4, 1]],
    ]);
    expect(layout.yaxis!.ticktext).toEqual(['&lt;negation&gt; (25)', 'clitic (30)']);
    expect(layout.yaxis!.range).toEqual([1.5, -0.5]); // the first row stands on top
  });

  it('leaves the error rate out where no model has one', () => {
    const { data, layout } = qualityByTag({ 'lstm-none': models['lstm-none'] });
    expect(data).toHaveLength(1);
    expect(layout.xaxis2).toBeUndefined();
  });
});

describe('costBars', () => {
  const timing = {
    schema: 'attention-lab/timing/v1',
    wallSeconds: 9,
    models: { transformer: [{ seed: 1, wallSeconds: 5, peakResidentBytes: 3e8, targetTokensPerSecond: 1234 }] },
  } as const;

  it('gives sizes of all models, and speed and memory of those that were timed', () => {
    const [none, transformer] = modelCosts(models, {
      ...timing,
      models: { transformer: [...timing.models.transformer] },
    });
    expect(none).toEqual({
      model: 'lstm-none',
      parameters: 7000,
      parametersWithoutEmbeddings: 5000,
      flopsPerTargetToken: 2e6,
    });
    const bars = costBars([none!, transformer!]).data as BarTrace[];
    expect(bars.map(({ x }) => x)).toEqual([[7, 7], [2, 2], [1234], [300]]);
    expect(bars[2]!.text).toEqual(['1,234']);
  });

  it('writes each number beyond the whisker of its bar', () => {
    const spread = { mean: 1234, low: 1000, high: 1500 };
    const sizes = { parameters: 7000, parametersWithoutEmbeddings: 5000, flopsPerTargetToken: 2e6 };
    const { layout } = costBars([{ model: 'transformer', ...sizes, targetTokensPerSecond: spread }]);
    expect(layout.annotations).toContainEqual(expect.objectContaining({ text: '1,234', x: 1500, y: 0, xref: 'x3' }));
  });

  it('starts every bar at zero', () => {
    const { layout } = costBars(modelCosts(models, { ...timing, models: {} }));
    for (const axis of ['xaxis', 'xaxis2', 'xaxis3', 'xaxis4'] as const) expect(layout[axis]!.range![0]).toBe(0);
  });
});
