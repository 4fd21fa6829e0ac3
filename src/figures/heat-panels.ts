import type { Axis, Figure, FigureOptions, HeatmapTrace, Layout } from './figure.ts';
import { attentionScale, lightPalette, type Palette } from './palette.ts';
import { baseAxis, baseLayout, panels, panelTitle } from './panels.ts';

export interface HeatPanel {
  readonly title: string;
  /** Rows from the top, of numbers from 0 to 1. */
  readonly z: readonly (readonly number[])[];
}

export interface HeatOptions extends FigureOptions {
  /** What columns and rows count, from 0. */
  readonly xTitle: string;
  readonly yTitle: string;
  /** What 0 and 1 stand for. */
  readonly ends: readonly [zero: string, one: string];
}

const PANEL_HEIGHT = 220;
/** Rows less high stand without gaps, which would be most of what is seen. */
const SMALL = 6;
const KEY = 120;

/** Matrices of numbers from 0 to 1 in panels side by side, on the scale of the attention maps: the darker, the more. */
export function heatPanels(
  content: readonly HeatPanel[],
  { palette = lightPalette, columns = 3, xTitle, yTitle, ends }: HeatOptions,
): Figure {
  const { grid, plot } = panels(
    content.length,
    columns,
    { width: 1, height: PANEL_HEIGHT },
    { width: 0.1, height: 80 },
  );
  const margin = { l: 48, r: 12, t: 34, b: 84 };
  const height = margin.t + plot.height + margin.b;
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  const base: Axis = { ...baseAxis(palette), showgrid: false, ticks: 'outside', nticks: 6 };
  const titled = (text: string) => ({ title: { text, standoff: 8, font: { size: 12 } } });
  const data = content.map(({ z }, index): HeatmapTrace => {
    const panel = grid[index]!;
    const across = Math.max(...z.map((row) => row.length));
    axes[panel.xaxis] = {
      ...{ ...base, ...titled(xTitle), domain: panel.xDomain, anchor: panel.y, range: [-0.5, across - 0.5] },
    };
    axes[panel.yaxis] = {
      ...{ ...base, domain: panel.yDomain, anchor: panel.x, range: [z.length - 0.5, -0.5] },
      ...(panel.column === 0 && titled(yTitle)),
    };
    return {
      ...{
        type: 'heatmap',
        xaxis: panel.x,
        yaxis: panel.y,
        zmin: 0,
        zmax: 1,
        xgap: 1,
        ygap: PANEL_HEIGHT / z.length < SMALL ? 0 : 1,
      },
      z: z.map((row) => row.map((value) => Math.round(value * 1000) / 1000)),
      colorscale: attentionScale(palette),
      ...(index === 0 ? { showscale: true, colorbar: key(ends, palette, plot.height) } : { showscale: false }),
      hovertemplate: `${xTitle} %{x}, ${yTitle} %{y}: %{z:.3f}<extra></extra>`,
    };
  });
  const annotations = content.map(({ title }, index) => panelTitle(grid[index]!, title, palette.ink));
  const layout: Layout = { ...baseLayout(palette), height, margin, annotations, ...axes };
  return { data, layout };
}

/** Below the axis titles, from the left. */
function key([zero, one]: HeatOptions['ends'], palette: Palette, height: number): Readonly<Record<string, unknown>> {
  return {
    orientation: 'h',
    ...{ x: 0, xanchor: 'left', xpad: 0, y: -50 / height, yanchor: 'top', ypad: 0 },
    ...{ thickness: 8, lenmode: 'pixels', len: KEY, outlinewidth: 0 },
    ...{ tickvals: [0, 1], ticktext: [zero, one], tickfont: { size: 11, color: palette.muted } },
  };
}
