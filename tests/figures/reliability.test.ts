import { describe, expect, it } from 'vitest';
import type { ModelSummary, SeedResult } from '../../src/compare/summary.ts';
import type { ScatterTrace } from '../../src/figures/figure.ts';
import { reliability, reliabilityDiagram } from '../../src/figures/reliability.ts';
import { wilsonInterval } from '../../src/metrics/statistics.ts';

type Bins = NonNullable<SeedResult['calibration']>['bins'];

const model = (...seeds: (Bins | undefined)[]): ModelSummary => ({
  ...{ parameters: 1, parametersWithoutEmbeddings: 1, mean: {} },
  seeds: seeds.map((bins, index) => ({
    ...{ seed: index, steps: 1, sourceTokens: 1, targetTokens: 1, flopsPerTargetToken: 1, trainLoss: 1 },
    ...{
      validationLoss: 1,
      perplexity: 1,
      bleu: 1,
      exactMatch: 1,
      tokenAccuracy: 1,
      splits: {},
      byLength: [],
      byTag: {},
    },
    ...(bins && { calibration: { ece: 0, bins } }),
  })),
});
const models = {
  'lstm-none': model(undefined),
  transformer: model(
    [{ from: 0.9, to: 1, tokens: 30, confidence: 0.95, accuracy: 1 }],
    [
      { from: 0.9, to: 1, tokens: 10, confidence: 0.91, accuracy: 0.8 },
      { from: 0.5, to: 0.6, tokens: 10, confidence: 0.55, accuracy: 0.4 },
    ],
  ),
};

const around = (rate: number, tokens: number) => {
  const [low, high] = wilsonInterval(rate, tokens);
  return { mean: rate, low, high };
};

describe('reliability', () => {
  it('puts the tokens of all seeds together, and leaves out models of which nothing is known', () => {
    expect(reliability(models)).toEqual({
      transformer: [
        { from: 0.5, to: 0.6, tokens: 10, share: 0.2, confidence: 0.55, accuracy: around(0.4, 10) },
        { from: 0.9, to: 1, tokens: 40, share: 0.8, confidence: expect.closeTo(0.94, 12), accuracy: around(0.95, 40) },
      ],
    });
  });
});

describe('reliabilityDiagram', () => {
  it('draws how often is right and how many there are by how sure, in per cent, and the diagonal', () => {
    const { data, layout } = reliabilityDiagram(reliability(models));
    const [diagonal, right, share] = data as ScatterTrace[];
    expect([diagonal!.x, diagonal!.y]).toEqual([
      [0, 100],
      [0, 100],
    ]);
    expect(right!.x).toEqual([expect.closeTo(55, 9), expect.closeTo(94, 9)]);
    expect(right!.y).toEqual([40, 95]);
    expect(share!.y).toEqual([20, 80]);
    expect(right!.error_y!.array[1]).toBeCloseTo(100 * (wilsonInterval(0.95, 40)[1] - 0.95), 9);
    expect(share!.error_y).toBeUndefined();
    expect(share!.showlegend).toBe(false);
    expect([right!.xaxis, share!.xaxis]).toEqual(['x', 'x2']);
    expect(layout.yaxis!.range).toEqual(layout.xaxis!.range);
  });
});
