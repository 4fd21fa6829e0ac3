import { describe, expect, it } from 'vitest';
import type { MetricsLine, TimingLine } from '../../src/compare/run-files.ts';
import type { ScatterTrace } from '../../src/figures/figure.ts';
import { lossCurves } from '../../src/figures/loss-curves.ts';
import { optimizerCurves } from '../../src/figures/optimizer-curves.ts';
import { type ModelCurves, trainingCurve } from '../../src/figures/training-curves.ts';

const step = (at: number, loss: number): MetricsLine => ({
  ...{ event: 'step', step: at, sourceTokens: 90 * at, targetTokens: 100 * at, loss },
  ...{ learningRate: 0.01 * at, gradientNorm: 2 * loss },
});
const evaluated = (at: number, validationLoss: number): MetricsLine => ({
  ...{ event: 'evaluated', step: at, targetTokens: 100 * at, validationLoss },
});
const timing: TimingLine[] = [1, 2, 3].map((at) => ({ step: at, seconds: 0.5 * at }));
const models: ModelCurves[] = [
  {
    model: 'lstm-additive',
    seeds: [trainingCurve(1, [step(1, 5), step(2, 4), evaluated(2, 3.9), step(3, 2)], timing)],
  },
  { model: 'transformer', seeds: [trainingCurve(1, [step(1, 6), evaluated(1, 0.02)], timing)] },
];
const twoSeeds: ModelCurves[] = [
  {
    model: 'transformer',
    seeds: [
      trainingCurve(1, [step(1, 6), evaluated(1, 3), step(2, 4)], timing),
      trainingCurve(2, [step(1, 4), evaluated(1, 5)], timing), // it stopped early
    ],
  },
];
/** The traces that are drawn: those of the legend have no axes. */
const curves = (figure = lossCurves(models)) =>
  (figure.data as ScatterTrace[]).filter(({ xaxis }) => xaxis !== undefined);
const legend = (figure = lossCurves(models)) =>
  (figure.data as ScatterTrace[]).filter(({ showlegend }) => showlegend).map(({ name }) => name);

describe('lossCurves', () => {
  it('draws each batch, the running mean and the validation loss of a model in its panel', () => {
    const [raw, smooth, validation, ...second] = curves(lossCurves(models, { window: 3 }));
    expect(raw).toMatchObject({ xaxis: 'x', yaxis: 'y', x: [1, 2, 3], y: [5, 4, 2] });
    expect(smooth).toMatchObject({ xaxis: 'x', x: [1, 2, 3], y: [4.5, 3.6667, 3] });
    expect(validation).toMatchObject({ xaxis: 'x', x: [2], y: [3.9] });
    expect(second.map(({ xaxis }) => xaxis)).toEqual(['x2', 'x2', 'x2']);
    expect(new Set(curves().map(({ line }) => line!.color)).size).toBe(2);
  });

  it('draws each batch alone where nothing is to be smoothed', () => {
    const raw = lossCurves(models, { window: 1 });
    expect(curves(raw).map(({ y }) => y)).toEqual([[5, 4, 2], [3.9], [6], [0.02]]);
    expect(legend(raw)).toEqual(['training, each batch', 'validation']);
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

  it.each([
    [3, 0.02, ['0.02', '0.05', '0.1', '0.2', '0.5', '1', '2']],
    [6, 4, ['4', '5', '6']], // within one power of ten
    [5, 0.002, ['0.01', '0.1', '1']], // over many
  ])('has round ticks from %s down to %s', (high, low, ticks) => {
    const curve = trainingCurve(1, [step(1, high), step(2, low)]);
    const { layout } = lossCurves([{ model: 'transformer', seeds: [curve] }]);
    expect(layout.yaxis!.ticktext).toEqual(ticks);
  });

  it('runs by target tokens and by seconds if asked', () => {
    const tokens = lossCurves(models, { by: 'targetTokens' });
    expect(curves(tokens)[0]!.x).toEqual([100, 200, 300]);
    expect(tokens.layout.xaxis!.title!.text).toBe('target tokens trained on');
    const seconds = lossCurves(models, { by: 'seconds' });
    expect(curves(seconds).map(({ x }) => x)).toEqual([[0.5, 1, 1.5], [0.5, 1, 1.5], [1], [0.5], [0.5], [0.5]]);
    expect(seconds.layout.xaxis!.range![1]).toBeCloseTo(1.53, 10);
  });

  it('draws no point where seconds were not measured', () => {
    const untimed = [{ model: 'transformer', seeds: [trainingCurve(1, [step(1, 6), evaluated(1, 5)])] }];
    expect(curves(lossCurves(untimed, { by: 'seconds' })).map(({ x, y }) => [x, y])).toEqual(Array(3).fill([[], []]));
  });

  it('draws the mean over seeds on a band from the lowest to the highest, and whiskers on the marks', () => {
    const figure = lossCurves(twoSeeds, { window: 1 });
    const [band, line, validation, ...rest] = curves(figure);
    expect(rest).toEqual([]);
    expect(band).toMatchObject({ fill: 'toself', x: [1, 2, 2, 1], y: [6, 4, 4, 4] });
    expect(line).toMatchObject({ x: [1, 2], y: [5, 4] });
    expect(validation).toMatchObject({ y: [4], error_y: { array: [1], arrayminus: [1] } });
    expect(legend(figure)).toContain('lowest to highest seed');
    expect(legend()).not.toContain('lowest to highest seed');
  });

  it('has the same data in one column as in three, with panels below one another', () => {
    const [wide, narrow] = [lossCurves(models), lossCurves(models, { columns: 1 })];
    expect(narrow.data).toEqual(wide.data);
    expect(narrow.layout.yaxis2!.domain![1]).toBeLessThan(narrow.layout.yaxis!.domain![0]);
    expect(narrow.layout.height).toBeGreaterThan(wide.layout.height);
  });

  it('stands a loss of zero, which a logarithmic axis cannot show', () => {
    const zero = lossCurves([{ model: 'transformer', seeds: [trainingCurve(1, [step(1, 0)])] }]);
    expect(zero.layout.yaxis!.range!.every(Number.isFinite)).toBe(true);
  });
});

describe('optimizerCurves', () => {
  it('draws the smoothed gradient norm and the learning rate of every model on shared axes', () => {
    const [norm, otherNorm, rate, otherRate] = curves(optimizerCurves(models, { window: 3 }));
    expect(norm).toMatchObject({ xaxis: 'x', y: [9, 7.3333, 6] });
    expect(otherNorm).toMatchObject({ xaxis: 'x', y: [12] });
    expect(rate).toMatchObject({ xaxis: 'x2', y: [0.01, 0.02, 0.03] });
    expect(otherRate).toMatchObject({ xaxis: 'x2', y: [0.01] });
    expect([rate!.line!.dash, otherRate!.line!.dash]).toEqual(['solid', 'dash']); // neither hides the other
    expect(legend(optimizerCurves(models))).toEqual(['LSTM, additive attention', 'Transformer']);
  });

  it('draws a band for several seeds', () => {
    const [band, norm] = curves(optimizerCurves(twoSeeds, { window: 1, by: 'targetTokens' }));
    expect(band).toMatchObject({ fill: 'toself', x: [100, 200, 200, 100], y: [12, 8, 8, 8] });
    expect(norm).toMatchObject({ x: [100, 200], y: [10, 8] });
  });
});
