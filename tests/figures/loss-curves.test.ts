import { describe, expect, it } from 'vitest';
import type { MetricsLine } from '../../src/compare/run-files.ts';
import type { ScatterTrace } from '../../src/figures/figure.ts';
import { lossCurves, type ModelMetrics, SMOOTHING_WINDOW } from '../../src/figures/loss-curves.ts';
import { runningMean } from '../../src/figures/running-mean.ts';

const step = (at: number, loss: number): MetricsLine => ({
  ...{ event: 'step', step: at, sourceTokens: 90 * at, targetTokens: 100 * at, loss },
  ...{ learningRate: 0.01, gradientNorm: 1 },
});
const evaluated = (at: number, validationLoss: number): MetricsLine => ({
  ...{ event: 'evaluated', step: at, targetTokens: 100 * at, validationLoss },
});
const models: ModelMetrics[] = [
  { model: 'lstm-additive', seeds: [{ seed: 1, metrics: [step(1, 5), step(2, 4), evaluated(2, 3.9), step(3, 2)] }] },
  { model: 'transformer', seeds: [{ seed: 1, metrics: [step(1, 6), evaluated(1, 0.02)] }] },
];
const curves = (figure = lossCurves(models)) =>
  (figure.data as ScatterTrace[]).filter(({ xaxis }) => xaxis !== undefined);

describe('lossCurves', () => {
  it('draws each batch, the running mean and the validation loss of a model in its panel', () => {
    const [raw, smooth, validation, ...second] = curves();
    expect(raw).toMatchObject({ xaxis: 'x', yaxis: 'y', x: [1, 2, 3], y: [5, 4, 2] });
    const mean = runningMean([5, 4, 2], SMOOTHING_WINDOW).map((value) => Number(value.toFixed(4)));
    expect(smooth).toMatchObject({ xaxis: 'x', x: [1, 2, 3], y: mean });
    expect(validation).toMatchObject({ xaxis: 'x', x: [2], y: [3.9] });
    expect(second.map(({ xaxis }) => xaxis)).toEqual(['x2', 'x2', 'x2']);
    expect(new Set(curves().map(({ line }) => line!.color)).size).toBe(2);
  });

  it('gives all panels the same axes, wide enough for every point of every model', () => {
    const { layout } = lossCurves(models);
    const { xaxis, xaxis2, yaxis, yaxis2 } = layout;
    expect(xaxis2!.range).toEqual(xaxis!.range);
    expect(yaxis2!.range).toEqual(yaxis!.range);
    expect(yaxis2!.tickvals).toEqual(yaxis!.tickvals);
    expect(yaxis!.type).toBe('log');
    const [low, high] = yaxis!.range!.map((power) => 10 ** power);
    expect(low).toBeLessThan(0.02);
    expect(high).toBeGreaterThan(6);
    expect(xaxis!.range![1]).toBeGreaterThan(3);
  });

  it('has ticks at 1, 2 and 5 times powers of ten', () => {
    expect(lossCurves(models).layout.yaxis!.ticktext).toEqual(['0.02', '0.05', '0.1', '0.2', '0.5', '1', '2', '5']);
  });

  it('has ticks at every digit where the losses are within one power of ten', () => {
    const short = [{ model: 'transformer', seeds: [{ seed: 1, metrics: [step(1, 6), step(2, 4)] }] }];
    expect(lossCurves(short).layout.yaxis!.ticktext).toEqual(['4', '5', '6']);
  });

  it('runs by target tokens if asked', () => {
    const figure = lossCurves(models, { by: 'targetTokens' });
    expect(curves(figure)[0]!.x).toEqual([100, 200, 300]);
    expect(figure.layout.xaxis!.title!.text).toBe('target tokens trained on');
  });

  it('draws every seed and says which', () => {
    const several = [
      { model: 'transformer', seeds: [1, 2].map((seed) => ({ seed, metrics: [step(1, 6), evaluated(1, 0.02)] })) },
    ];
    const drawn = curves(lossCurves(several));
    expect(drawn).toHaveLength(6);
    expect(drawn[4]!.hovertemplate).toContain('seed 2');
  });

  it('has the same data in one column as in three, with panels below one another', () => {
    const [wide, narrow] = [lossCurves(models), lossCurves(models, { columns: 1 })];
    expect(narrow.data).toEqual(wide.data);
    expect(narrow.layout.yaxis2!.domain![1]).toBeLessThan(narrow.layout.yaxis!.domain![0]);
    expect(narrow.layout.height).toBeGreaterThan(wide.layout.height);
  });

  it('stands a loss of zero, which a logarithmic axis cannot show', () => {
    const zero = lossCurves([{ model: 'transformer', seeds: [{ seed: 1, metrics: [step(1, 0)] }] }]);
    expect(zero.layout.yaxis!.range!.every(Number.isFinite)).toBe(true);
  });
});
