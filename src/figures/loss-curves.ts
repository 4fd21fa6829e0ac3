import { band, curveTraces, markTraces } from './curve-traces.ts';
import type { Axis, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { logAxis } from './log-axis.ts';
import { modelStyle } from './model-style.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, panels, panelTitle } from './panels.ts';
import { curveOf, type ModelCurves, type Progress, progressTitles } from './training-curves.ts';

export interface CurvesOptions extends FigureOptions {
  /** What runs along the horizontal axis. */
  readonly by?: Progress;
  /** Batches over which what each batch says is averaged; 1 for every batch by itself. */
  readonly window?: number;
}

/** Batches over which curves are averaged unless it is asked otherwise. */
export const SMOOTHING_WINDOW = 25;

const PANEL_HEIGHT = 270;

/**
 * Training loss and validation loss, a panel for each model. All panels have the same axes, so heights can be compared
 * across them; the loss axis is logarithmic. Of one seed each batch stands behind the running mean; of several the mean
 * over seeds is drawn on a band from the lowest to the highest.
 */
export function lossCurves(
  models: readonly ModelCurves[],
  { palette = lightPalette, columns = 3, by = 'step', window = SMOOTHING_WINDOW }: CurvesOptions = {},
): Figure {
  const curves = models.flatMap(({ seeds }) => seeds);
  const y = logAxis(curves.flatMap(({ loss, validation }) => [...loss, ...validation.loss]));
  const rows = Math.ceil(models.length / columns);
  const size = { width: 1, height: PANEL_HEIGHT };
  const { grid, plot } = panels(models.length, columns, size, { width: 0.1, height: 60 });
  const key = legend(palette.muted, window, Math.max(...models.map(({ seeds }) => seeds.length)) > 1);
  const margin = { l: 62, r: 12, t: headroom(key.length, columns), b: 52 };

  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), ...progressAxis(models, by), domain: panel.xDomain, anchor: panel.y },
      ...(panel.row === rows - 1 ? { title: { text: progressTitles[by], standoff: 8, font: { size: 12 } } } : {}),
    };
    axes[panel.yaxis] = {
      ...baseAxis(palette),
      ...{ ...y, domain: panel.yDomain, anchor: panel.x, showticklabels: panel.column === 0 },
      ...(panel.column === 0 ? { title: { text: 'loss (nats per token)', standoff: 8, font: { size: 12 } } } : {}),
    };
  }
  const styles = models.map(({ model }) => modelStyle(model, palette));
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: styles.map(({ title, color }, index) => panelTitle(grid[index]!, title, color)),
    ...axes,
  };
  const data = models.flatMap((model, index) => {
    const place = { xaxis: grid[index]!.x, yaxis: grid[index]!.y };
    const { color } = styles[index]!;
    const batches = () => curveTraces(curveOf(model, 'loss', by), place, { color, width: 1, opacity: 0.28 });
    const smooth = { color, width: window === 1 ? 1 : 2.2, name: window === 1 ? 'training' : 'training, running mean' };
    return [
      ...(model.seeds.length === 1 && window > 1 ? batches() : []),
      ...curveTraces(curveOf(model, 'loss', by, window), place, smooth),
      ...markTraces(curveOf(model, 'validation', by), place, color, 'validation'),
    ];
  });
  return { data: [...key, ...data], layout };
}

/** From nothing to the end of the longest training, and room for the last mark; whole numbers of seconds and steps. */
export function progressAxis(models: readonly ModelCurves[], by: Progress): Axis {
  const ends = models.flatMap(({ seeds }) => seeds.map((curve) => curve[by].at(-1) ?? 0));
  return { range: [0, 1.02 * Math.max(1, ...ends)], nticks: 6, showgrid: false, ticks: 'outside' };
}

/** Lines without points that say in grey what the kinds of line mean; colour belongs to the models. */
function legend(color: string, window: number, severalSeeds: boolean): ScatterTrace[] {
  const nowhere = { type: 'scatter', x: [null], y: [null], showlegend: true, hoverinfo: 'skip' } as const;
  const line = (name: string, width: number, opacity = 1): ScatterTrace => ({
    ...{ ...nowhere, name, mode: 'lines', line: { color, width }, opacity },
  });
  const batches = line('training, each batch', 1, severalSeeds || window === 1 ? 1 : 0.5);
  const mean = line(`training, mean of ${window} batches`, 2.2);
  return [
    ...(window === 1 ? [batches] : severalSeeds ? [mean] : [batches, mean]),
    {
      ...{ ...nowhere, name: 'validation', mode: 'lines+markers', line: { color, width: 1.4, dash: 'dot' } },
      marker: { color, symbol: 'circle', size: 6 },
    },
    ...(severalSeeds ? [band([null], [null], color, { name: 'lowest to highest seed', showlegend: true })] : []),
  ];
}
