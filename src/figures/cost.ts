import type { Timing } from '../compare/run-files.ts';
import type { ModelSummary } from '../compare/summary.ts';
import type { Annotation, Axis, BarTrace, Figure, FigureOptions, Layout } from './figure.ts';
import { modelStyle } from './model-style.ts';
import { exactly, overSeeds, type Spread, scaled, whiskers } from './over-seeds.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, panels, panelTitle } from './panels.ts';

/** What one model costs; absent where it was not measured. */
export interface ModelCost {
  readonly model: string;
  /** All parameters, and those outside the embeddings. */
  readonly parameters: number;
  readonly parametersWithoutEmbeddings: number;
  /** Of a forward pass. */
  readonly flopsPerTargetToken: number;
  readonly targetTokensPerSecond?: Spread;
  readonly wallSeconds?: Spread;
  readonly peakResidentBytes?: Spread;
}

export function modelCosts(models: Readonly<Record<string, ModelSummary>>, timing: Timing): ModelCost[] {
  return Object.entries(models).map(([model, { parameters, parametersWithoutEmbeddings, seeds }]) => {
    const measured = timing.models[model] ?? [];
    const flopsPerTargetToken = overSeeds(seeds.map((seed) => seed.flopsPerTargetToken)).mean;
    const sizes = { model, parameters, parametersWithoutEmbeddings, flopsPerTargetToken };
    if (measured.length === 0) return sizes;
    return {
      ...sizes,
      targetTokensPerSecond: overSeeds(measured.map((job) => job.targetTokensPerSecond)),
      wallSeconds: overSeeds(measured.map((job) => job.wallSeconds)),
      peakResidentBytes: overSeeds(measured.map((job) => job.peakResidentBytes)),
    };
  });
}

interface Quantity {
  readonly title: string;
  readonly of: (cost: ModelCost) => Spread | undefined;
  readonly digits: number;
}

const quantities: readonly Quantity[] = [
  { title: 'Parameters, thousands', of: ({ parameters }) => exactly(parameters / 1000), digits: 1 },
  { title: 'MFLOP per target token', of: ({ flopsPerTargetToken }) => exactly(flopsPerTargetToken / 1e6), digits: 2 },
  { title: 'Target tokens per second', of: (cost) => cost.targetTokensPerSecond, digits: 0 },
  { title: 'Peak memory, MB', of: (cost) => cost.peakResidentBytes && scaled(cost.peakResidentBytes, 1e-6), digits: 0 },
];

const written = ({ mean }: Spread, { digits }: Quantity) =>
  mean.toLocaleString('en', { maximumFractionDigits: digits });

/** Size, work, speed and memory of each model: a panel for each quantity, each with its own axis from zero. */
export function costBars(
  costs: readonly ModelCost[],
  { palette = lightPalette, columns = 4 }: FigureOptions = {},
): Figure {
  const size = { width: 1, height: costs.length * 34 + 10 };
  const { grid, plot } = panels(quantities.length, columns, size, { width: 0.16, height: 46 });
  const margin = { l: 128, r: 8, t: 34, b: 14 };
  const styles = costs.map(({ model }) => modelStyle(model, palette));
  const labels = styles.map(({ title }) => title.replace(', ', ',<br>'));
  const measured = quantities.map((quantity) =>
    costs.flatMap((cost, index) => {
      const spread = quantity.of(cost);
      return spread ? [{ row: index, label: labels[index]!, color: styles[index]!.color, spread }] : [];
    }),
  );

  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  grid.forEach((panel, index) => {
    const most = Math.max(0, ...measured[index]!.map(({ spread }) => spread.high));
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), domain: panel.xDomain, anchor: panel.y, range: [0, 1.32 * most || 1] },
      ...{ showticklabels: false, showgrid: false, showline: false },
    };
    axes[panel.yaxis] = {
      ...{ ...baseAxis(palette), domain: panel.yDomain, anchor: panel.x, type: 'category' },
      ...{ range: [costs.length - 0.5, -0.5], showticklabels: panel.column === 0, showgrid: false },
      ...{ tickmode: 'array', tickvals: labels, ticktext: labels, tickfont: { size: 12, color: palette.ink } },
    };
  });
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    showlegend: false,
    bargap: 0.42,
    barmode: 'stack',
    annotations: grid.flatMap((panel, index) => [
      panelTitle(panel, quantities[index]!.title, palette.ink),
      ...measured[index]!.map(({ spread, row }): Annotation => {
        const text = written(spread, quantities[index]!);
        return {
          // Beyond the whisker, which would else strike the number out.
          ...{ text, x: spread.high, xref: panel.x, xanchor: 'left', xshift: 4 },
          ...{ y: row, yref: panel.y, yanchor: 'middle', showarrow: false, font: { size: 12.5 } },
        };
      }),
    ]),
    ...axes,
  };
  const data = grid.map(({ x: xaxis, y: yaxis }, index): BarTrace => {
    const bars = measured[index]!;
    const error = whiskers(
      bars.map(({ spread }) => spread),
      palette.ink,
    );
    return {
      ...({ type: 'bar', orientation: 'h', xaxis, yaxis } as const),
      x: bars.map(({ spread }) => spread.mean),
      y: bars.map(({ label }) => label),
      marker: { color: bars.map(({ color }) => color) },
      ...{ text: bars.map(({ spread }) => written(spread, quantities[index]!)), textposition: 'none' },
      ...(error ? { error_x: error } : {}),
      hovertemplate: `%{y}: %{text}<extra></extra>`,
    };
  });
  return { data, layout };
}
