import type { Annotation, Axis, Layout } from './figure.ts';
import type { Palette } from './palette.ts';

/**
 * Names of several words without quotes, as CSS allows: Plotly takes quotes for its own when it writes a picture. A
 * canvas without a browser looks for signs that a font lacks (some have no −) in those fonts alone that it finds by name.
 */
const FONT =
  'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif';

/** Where one panel of a grid stands: its axes' names in traces and layout, and its part of the figure. */
export interface Panel {
  readonly row: number;
  readonly column: number;
  readonly x: string;
  readonly y: string;
  readonly xaxis: `xaxis${string}`;
  readonly yaxis: `yaxis${string}`;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A grid of equal panels, row by row from the top left. `panel` and `gap` are in any unit, the same for both widths and
 * the same for both heights; `plot` is the size of the whole grid in these units.
 */
export function panels(count: number, columns: number, panel: Size, gap: Size): { grid: Panel[]; plot: Size } {
  const across = Math.min(count, columns);
  const down = Math.ceil(count / across);
  const plot = {
    width: across * panel.width + (across - 1) * gap.width,
    height: down * panel.height + (down - 1) * gap.height,
  };
  const grid = Array.from({ length: count }, (_, index): Panel => {
    const [row, column] = [Math.floor(index / across), index % across];
    const left = column * (panel.width + gap.width);
    const top = row * (panel.height + gap.height);
    const id = index === 0 ? '' : String(index + 1);
    return {
      row,
      column,
      x: `x${id}`,
      y: `y${id}`,
      xaxis: `xaxis${id}`,
      yaxis: `yaxis${id}`,
      xDomain: [left / plot.width, Math.min(1, (left + panel.width) / plot.width)],
      // Plotly counts heights from the bottom.
      yDomain: [Math.max(0, 1 - (top + panel.height) / plot.height), 1 - top / plot.height],
    };
  });
  return { grid, plot };
}

/** A panel's heading, above its top left corner. */
export function panelTitle(panel: Panel, text: string, color: string, yshift = 4): Annotation {
  return {
    text,
    ...{ x: 0, xref: `${panel.x} domain`, xanchor: 'left' },
    ...{ y: 1, yref: `${panel.y} domain`, yanchor: 'bottom', yshift },
    showarrow: false,
    font: { size: 14, color, weight: 600 },
  };
}

/** A second line below a panel's heading. */
export function panelPart(panel: Panel, text: string, color: string, yshift: number): Annotation {
  return { ...panelTitle(panel, text, color, yshift), font: { size: 12, color } };
}

/** What all figures have in common: type, colours, hover label. No zooming: a drag over a figure scrolls the page. */
export function baseLayout(palette: Palette): Omit<Layout, 'height' | 'margin'> {
  return {
    font: { family: FONT, size: 13, color: palette.ink },
    paper_bgcolor: palette.paper,
    plot_bgcolor: palette.paper,
    hovermode: 'closest',
    hoverlabel: { bgcolor: palette.paper, bordercolor: palette.muted, font: { color: palette.ink, family: FONT } },
    dragmode: false,
    legend: {
      orientation: 'h',
      x: 0,
      xanchor: 'left',
      xref: 'container',
      y: 1,
      yanchor: 'top',
      yref: 'container',
      itemclick: false,
    },
  };
}

export function baseAxis(palette: Palette): Axis {
  return {
    gridcolor: palette.rule,
    linecolor: palette.muted,
    zeroline: false,
    tickfont: { size: 12, color: palette.muted },
    fixedrange: true,
  };
}

/** Room above the panels: a legend of so many entries, in a row or (in a narrow figure) one under the other, and a heading. */
export function headroom(entries: number, columns: number): number {
  const lines = columns === 1 ? entries : Math.ceil(entries / 3);
  return lines * 26 + 38;
}

/** The same for a figure of known width, in pixels, where as many of these entries stand in a row as fit. */
export function legendRoom(titles: readonly string[], width: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of titles) {
    const entry = SAMPLE + LETTER * length;
    if (used > 0 && used + entry > width) [lines, used] = [lines + 1, 0];
    used += entry;
  }
  return lines * 30 + 34;
}

/** Width of a line's sample in the legend with what stands around it, and of a letter, a little generous. */
const [SAMPLE, LETTER] = [50, 7.2];
