import type { ModelSummary, SeedResult } from '../compare/summary.ts';
import { wilsonInterval } from '../metrics/statistics.ts';
import type { Axis, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { modelStyle } from './model-style.ts';
import { exactly, inPercent, type Spread, whiskers } from './over-seeds.ts';
import { lightPalette, type Palette } from './palette.ts';
import { baseAxis, baseLayout, headroom, type Panel, panels, panelTitle } from './panels.ts';

/** The tokens that were predicted with a certain probability, of all seeds of a model together; fractions. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly tokens: number;
  /** Of all tokens. */
  readonly share: number;
  readonly confidence: number;
  /** With Wilson's interval. */
  readonly accuracy: Spread;
}

/** By model; of models whose calibration is known. */
export type Reliability = Readonly<Record<string, readonly ReliabilityBin[]>>;

export function reliability(models: Readonly<Record<string, ModelSummary>>): Reliability {
  const known = Object.entries(models).flatMap(([model, { seeds }]) => {
    const bins = seeds.flatMap(({ calibration }) => calibration?.bins ?? []);
    return bins.length > 0 ? [[model, pooled(bins)] as const] : [];
  });
  return Object.fromEntries(known);
}

type Bin = NonNullable<SeedResult['calibration']>['bins'][number];

function pooled(bins: readonly Bin[]): ReliabilityBin[] {
  const all = tokensOf(bins);
  return [...new Set(bins.map(({ from }) => from))]
    .sort((a, b) => a - b)
    .map((from) => {
      const same = bins.filter((bin) => bin.from === from);
      const tokens = tokensOf(same);
      const mean = (of: (bin: Bin) => number) => same.reduce((sum, bin) => sum + bin.tokens * of(bin), 0) / tokens;
      const accuracy = mean((bin) => bin.accuracy);
      const [low, high] = wilsonInterval(accuracy, tokens);
      return {
        ...{ from, to: same[0]!.to, tokens, share: tokens / all },
        ...{ confidence: mean((bin) => bin.confidence), accuracy: { mean: accuracy, low, high } },
      };
    });
}

const tokensOf = (bins: readonly Bin[]) => bins.reduce((sum, { tokens }) => sum + tokens, 0);

/**
 * Reliability diagram (DeGroot & Fienberg 1983): how often the first choice is right, by the probability that it is
 * given; and how many tokens are predicted with such a probability. On the diagonal a model is as sure as it is right.
 */
export function reliabilityDiagram(
  models: Reliability,
  { palette = lightPalette, columns = 2 }: FigureOptions = {},
): Figure {
  const { grid, plot } = panels(2, columns, { width: 1, height: 270 }, { width: 0.12, height: 96 });
  const margin = { l: 40, r: 12, t: headroom(Object.keys(models).length + 1, columns), b: 52 };
  const titles = ['First choice right, %', 'Share of all tokens, %'];
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), domain: panel.xDomain, anchor: panel.y, type: 'linear', range: [-3, 103], nticks: 6 },
      title: { text: 'probability of the first choice, %', standoff: 8, font: { size: 12 } },
    };
    axes[panel.yaxis] = { ...baseAxis(palette), domain: panel.yDomain, anchor: panel.x, range: [-3, 103], nticks: 6 };
  }
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: grid.map((panel, index) => panelTitle(panel, titles[index]!, palette.ink)),
    ...axes,
  };
  const names = Object.keys(models);
  const [left, right] = grid as [Panel, Panel];
  const data = [
    diagonal(left, palette),
    ...names.map((name) => line(name, models[name]!, left, ({ accuracy }) => accuracy, palette)),
    ...names.map((name) => ({
      ...line(name, models[name]!, right, ({ share }) => exactly(share), palette),
      showlegend: false,
    })),
  ];
  return { data, layout };
}

function diagonal({ x: xaxis, y: yaxis }: Panel, palette: Palette): ScatterTrace {
  return {
    ...({ type: 'scatter', mode: 'lines', name: 'as sure as right', xaxis, yaxis, hoverinfo: 'skip' } as const),
    ...{ x: [0, 100], y: [0, 100], line: { color: palette.muted, width: 1.2, dash: 'dot' } },
  };
}

function line(
  name: string,
  bins: readonly ReliabilityBin[],
  { x: xaxis, y: yaxis }: Panel,
  height: (bin: ReliabilityBin) => Spread,
  palette: Palette,
): ScatterTrace {
  const { title, color, symbol } = modelStyle(name, palette);
  const heights = bins.map((bin) => inPercent(height(bin)));
  const error = whiskers(heights, color);
  return {
    ...({ type: 'scatter', mode: 'lines+markers', name: title, xaxis, yaxis, legendgroup: name } as const),
    x: bins.map(({ confidence }) => 100 * confidence),
    y: heights.map(({ mean }) => mean),
    customdata: bins.map(({ tokens }) => tokens),
    line: { color, width: 2.2 },
    marker: { color, symbol, size: 9, line: { color: palette.paper, width: 1.5 } },
    ...(error ? { error_y: error } : {}),
    hovertemplate: `${title}: %{y:.1f} %<br>said with %{x:.1f} %, %{customdata:,} tokens<extra></extra>`,
  };
}
