import type { MetricsLine } from '../compare/run-files.ts';
import type { Axis, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { modelStyle } from './model-style.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, type Panel, panels, panelTitle } from './panels.ts';
import { runningMean } from './running-mean.ts';

/** What the training of one model left in metrics.jsonl, by seed. */
export interface ModelMetrics {
  readonly model: string;
  readonly seeds: readonly { readonly seed: number; readonly metrics: readonly MetricsLine[] }[];
}

export interface LossCurvesOptions extends FigureOptions {
  /** What runs along the horizontal axis. */
  readonly by?: 'step' | 'targetTokens';
}

/** Batches over which the training loss is averaged. */
export const SMOOTHING_WINDOW = 25;

const PANEL_HEIGHT = 270;
const axisTitles = { step: 'training step', targetTokens: 'target tokens trained on' };

/**
 * Training loss (each batch and a running mean) and validation loss, a panel for each model. All panels have the same
 * axes, so heights can be compared across them; the loss axis is logarithmic.
 */
export function lossCurves(
  models: readonly ModelMetrics[],
  { palette = lightPalette, columns = 3, by = 'step' }: LossCurvesOptions = {},
): Figure {
  const lines = models.flatMap(({ seeds }) => seeds.flatMap(({ metrics }) => metrics));
  const y = lossAxis(lines.map(lossOf));
  const right = 1.02 * Math.max(1, ...lines.map((line) => line[by])); // room for the last mark
  const rows = Math.ceil(models.length / columns);
  const size = { width: 1, height: PANEL_HEIGHT };
  const { grid, plot } = panels(models.length, columns, size, { width: 0.1, height: 60 });
  const margin = { l: 62, r: 12, t: headroom(3, columns), b: 52 };

  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = {
      ...baseAxis(palette),
      ...{ domain: panel.xDomain, anchor: panel.y, range: [0, right], nticks: 6, showgrid: false, ticks: 'outside' },
      ...(panel.row === rows - 1 ? { title: { text: axisTitles[by], standoff: 8, font: { size: 12 } } } : {}),
    };
    axes[panel.yaxis] = {
      ...baseAxis(palette),
      ...{ ...y, domain: panel.yDomain, anchor: panel.x, showticklabels: panel.column === 0 },
      ...(panel.column === 0 ? { title: { text: 'loss (nats per token)', standoff: 8, font: { size: 12 } } } : {}),
    };
  }
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: models.map(({ model }, index) => {
      const { title, color } = modelStyle(model, palette);
      return panelTitle(grid[index]!, title, color);
    }),
    ...axes,
  };
  const data = models.flatMap(({ model, seeds }, index) =>
    seeds.flatMap(({ seed, metrics }) =>
      curves(metrics, by, grid[index]!, modelStyle(model, palette).color, seeds.length > 1 ? `, seed ${seed}` : ''),
    ),
  );
  return { data: [...legend(palette.muted), ...data], layout };
}

function curves(
  metrics: readonly MetricsLine[],
  by: 'step' | 'targetTokens',
  { x: xaxis, y: yaxis }: Panel,
  color: string,
  suffix: string,
): ScatterTrace[] {
  const steps = metrics.filter((line) => line.event === 'step');
  const evaluations = metrics.filter((line) => line.event === 'evaluated');
  const panel = { type: 'scatter', xaxis, yaxis, showlegend: false } as const;
  const losses = steps.map(({ loss }) => loss);
  const hover = (what: string) => `${what}${suffix}: %{y:.3f}<br>%{x:,}<extra></extra>`;
  return [
    {
      ...{ ...panel, mode: 'lines', line: { color, width: 1 }, opacity: 0.28, hoverinfo: 'skip' },
      ...{ x: steps.map((line) => line[by]), y: losses.map(rounded) },
    },
    {
      ...{ ...panel, mode: 'lines', line: { color, width: 2.2 }, hovertemplate: hover('training, running mean') },
      ...{ x: steps.map((line) => line[by]), y: runningMean(losses, SMOOTHING_WINDOW).map(rounded) },
    },
    {
      ...{ ...panel, mode: 'lines+markers', line: { color, width: 1.4, dash: 'dot' } },
      ...{ marker: { color, symbol: 'circle', size: 6 }, hovertemplate: hover('validation') },
      ...{ x: evaluations.map((line) => line[by]), y: evaluations.map((line) => rounded(line.validationLoss)) },
    },
  ];
}

/** Three lines without points that say in grey what the kinds of line mean; colour belongs to the models. */
function legend(color: string): ScatterTrace[] {
  const nowhere = { type: 'scatter', x: [null], y: [null], showlegend: true, hoverinfo: 'skip' } as const;
  return [
    { ...nowhere, name: 'training, each batch', mode: 'lines', line: { color, width: 1 }, opacity: 0.5 },
    {
      ...{ ...nowhere, name: `training, mean of ${SMOOTHING_WINDOW} batches`, mode: 'lines' },
      line: { color, width: 2.2 },
    },
    {
      ...{ ...nowhere, name: 'validation', mode: 'lines+markers', line: { color, width: 1.4, dash: 'dot' } },
      marker: { color, symbol: 'circle', size: 6 },
    },
  ];
}

/** A logarithmic axis over all losses, with ticks at 1, 2 and 5 times the powers of ten, or at every digit if it is short. */
function lossAxis(losses: readonly number[]): Axis {
  const positive = losses.filter((loss) => loss > 0);
  const [low, high] = positive.length === 0 ? [0.1, 10] : [Math.min(...positive) * 0.9, Math.max(...positive) * 1.1];
  const digits = high / low < 10 ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    // 5e-3 rather than 5 * 10 ** -3, whose last digit is off
    ticks.push(...digits.map((digit) => Number(`${digit}e${power}`)).filter((tick) => low <= tick && tick <= high));
  }
  return {
    type: 'log',
    range: [Math.log10(low), Math.log10(high)],
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map(String),
  };
}

const lossOf = (line: MetricsLine) => (line.event === 'step' ? line.loss : line.validationLoss);

/** Four decimals are more than a curve can show. */
const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
