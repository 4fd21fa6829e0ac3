import type { Axis, Dash, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { logAxis } from './log-axis.ts';
import type { ModelStyle } from './model-style.ts';
import { type Spread, whiskers } from './over-seeds.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, legendRoom, panels, panelTitle } from './panels.ts';

/** A line over lengths, the same in every panel. */
export interface LogLogLine<Point extends { readonly tokens: number }> extends ModelStyle {
  readonly points: readonly Point[];
  readonly dash?: Dash;
}

/** What a panel shows of each point. */
export interface LogLogQuantity<Point> {
  readonly title: string;
  readonly unit: string;
  readonly of: (point: Point) => Spread;
}

export interface LogLogOptions extends FigureOptions {
  /** In pixels; if absent, the figure fills what room there is. */
  readonly width?: number;
}

/** What grows with the length of sentences, a panel for each quantity; all axes are logarithmic. */
export function logLogPanels<Point extends { readonly tokens: number }>(
  quantities: readonly LogLogQuantity<Point>[],
  lines: readonly LogLogLine<Point>[],
  { palette = lightPalette, columns = 2, width }: LogLogOptions = {},
): Figure {
  const { grid, plot } = panels(quantities.length, columns, { width: 1, height: 230 }, { width: 0.14, height: 86 });
  const titles = lines.map(({ title }) => title);
  const top = width === undefined ? headroom(lines.length, columns) : legendRoom(titles, width);
  const margin = { l: 48, r: 12, t: top, b: 52 };
  const lengths = [...new Set(lines.flatMap(({ points }) => points.map(({ tokens }) => tokens)))];
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  grid.forEach((panel, index) => {
    const { of } = quantities[index]!;
    const values = lines.flatMap(({ points }) => points.map((point) => of(point).mean));
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), ...logAxis(lengths), domain: panel.xDomain, anchor: panel.y, showgrid: false },
      ...{ tickvals: lengths, ticktext: lengths.map(String), ticks: 'outside' },
      title: { text: 'tokens in source and in target', standoff: 8, font: { size: 12 } },
    };
    axes[panel.yaxis] = { ...baseAxis(palette), ...logAxis(values), domain: panel.yDomain, anchor: panel.x };
  });
  const layout: Layout = {
    ...baseLayout(palette),
    ...(width !== undefined && { width }),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: grid.map((panel, index) => panelTitle(panel, quantities[index]!.title, palette.ink)),
    ...axes,
  };
  const data = quantities.flatMap(({ unit, of }, index) =>
    lines.map(({ title, color, symbol, dash, points }): ScatterTrace => {
      const spreads = points.map(of);
      const error = whiskers(spreads, color);
      return {
        ...{ type: 'scatter', mode: 'lines+markers', name: title, showlegend: index === 0, legendgroup: title },
        ...{ xaxis: grid[index]!.x, yaxis: grid[index]!.y },
        ...{ x: points.map(({ tokens }) => tokens), y: spreads.map(({ mean }) => Number(mean.toPrecision(4))) },
        line: { color, width: 2.2, ...(dash && { dash }) },
        marker: { color, symbol, size: 9, line: { color: palette.paper, width: 1.5 } },
        ...(error && { error_y: error }),
        hovertemplate: `${title}: %{y:.3~g} ${unit}<br>%{x} tokens<extra></extra>`,
      };
    }),
  );
  return { data, layout };
}
