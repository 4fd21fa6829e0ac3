import type { Figure, FigureOptions, HeatmapTrace } from './figure.ts';
import { lightPalette, type Palette } from './palette.ts';
import { baseAxis, baseLayout } from './panels.ts';

/** Numbers of either sign in rows and columns, counted from zero. */
export interface SignedMatrix {
  /** The first row stands on top. */
  readonly values: readonly (readonly number[])[];
  /** What columns stand for, and what rows do. */
  readonly xTitle: string;
  readonly yTitle: string;
  /** What the numbers are, beside the key of colours. */
  readonly zTitle: string;
}

export interface SignedMatrixOptions extends FigureOptions {
  /** Width and height of a cell in pixels. */
  readonly cell?: number;
}

/** A matrix in two hues: one for numbers below zero, one for those above, the paper's colour for zero itself. */
export function signedMatrix(
  { values, xTitle, yTitle, zTitle }: SignedMatrix,
  { palette = lightPalette, cell = 9 }: SignedMatrixOptions = {},
): Figure {
  const [rows, columns] = [values.length, values[0]!.length];
  const largest = Math.max(...values.flat().map(Math.abs));
  const margin = { l: 58, r: 96, t: 16, b: 52 };
  const data: HeatmapTrace = {
    ...{ type: 'heatmap', xaxis: 'x', yaxis: 'y', zmin: -largest, zmax: largest, xgap: 0, ygap: 0, showscale: true },
    z: values.map((row) => row.map((value) => Math.round(value * 1000) / 1000)),
    colorscale: signedScale(palette),
    colorbar: {
      ...{ thickness: 10, outlinewidth: 0, lenmode: 'fraction', len: 1, nticks: 5 },
      tickfont: { size: 11, color: palette.muted },
      title: { text: zTitle, side: 'right', font: { size: 12 } },
    },
    hovertemplate: `${yTitle} %{y}, ${xTitle} %{x}<br>${zTitle} %{z:.3f}<extra></extra>`,
  };
  const axis = (title: string, range: readonly [number, number]) => ({
    ...{ ...baseAxis(palette), range, showgrid: false, ticks: 'outside' as const },
    title: { text: title, standoff: 8, font: { size: 12 } },
  });
  return {
    data: [data],
    layout: {
      ...{ ...baseLayout(palette), margin },
      ...{ width: margin.l + columns * cell + margin.r, height: margin.t + rows * cell + margin.b },
      xaxis: axis(xTitle, [-0.5, columns - 0.5]),
      yaxis: axis(yTitle, [rows - 0.5, -0.5]),
    },
  };
}

/** Blue and orange, which colour-blind readers tell apart, through the paper. */
const signedScale = (palette: Palette) =>
  [
    [0, palette.transformer],
    [0.5, palette.paper],
    [1, palette['lstm-additive']],
  ] as const;
