import type { Axis, Dash, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { logAxis } from './log-axis.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, panels, panelTitle } from './panels.ts';

export interface PanelLine {
  /** Lines of one name are of one colour and stand once in the legend. */
  readonly name: string;
  readonly color: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly dash?: Dash;
  /** Whether each point is marked. */
  readonly marked?: boolean;
}

export interface LinePanel {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xLog?: boolean;
  readonly yLog?: boolean;
  readonly lines: readonly PanelLine[];
}

const PANEL_HEIGHT = 230;

/** Lines over a number, in panels side by side, each with axes of its own. */
export function linePanels(
  content: readonly LinePanel[],
  { palette = lightPalette, columns = 2 }: FigureOptions = {},
): Figure {
  const { grid, plot } = panels(
    content.length,
    columns,
    { width: 1, height: PANEL_HEIGHT },
    { width: 0.16, height: 90 },
  );
  const names = [...new Set(content.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const margin = { l: 62, r: 12, t: headroom(names.length, columns), b: 52 };
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  const annotations = content.map(({ title, xTitle, yTitle, xLog, yLog, lines }, i) => {
    const panel = grid[i]!;
    const titled = (text: string) => ({ title: { text, standoff: 8, font: { size: 12 } } });
    const values = lines.flatMap(({ y }) => y.filter((value) => value !== null));
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), ...titled(xTitle), domain: panel.xDomain, anchor: panel.y },
      ...{ showgrid: false, ticks: 'outside', ...(xLog && logAxis(lines.flatMap(({ x }) => x))) },
    };
    axes[panel.yaxis] = {
      ...{ ...baseAxis(palette), ...titled(yTitle), domain: panel.yDomain, anchor: panel.x },
      ...(yLog && logAxis(values)),
    };
    return panelTitle(panel, title, palette.ink);
  });
  const first = new Set(names);
  const data = content.flatMap(({ lines }, i) =>
    lines.map(({ name, color, x, y, dash, marked }): ScatterTrace => {
      const showlegend = first.delete(name);
      return {
        ...{ type: 'scatter', mode: marked ? 'lines+markers' : 'lines', name, legendgroup: name, showlegend },
        ...{ x, y, xaxis: grid[i]!.x, yaxis: grid[i]!.y, line: { color, width: 2, ...(dash && { dash }) } },
        ...(marked && { marker: { color, symbol: 'circle', size: 6 } }),
      };
    }),
  );
  const layout: Layout = {
    ...{ ...baseLayout(palette), height: margin.t + plot.height + margin.b, margin, annotations },
    ...axes,
  };
  return { data, layout };
}
