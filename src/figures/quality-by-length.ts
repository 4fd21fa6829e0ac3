import type { ModelSummary } from '../compare/summary.ts';
import type { Axis, Dash, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { type ModelStyle, modelStyle } from './model-style.ts';
import { inPercent, type Spread, spreadOf, whiskers } from './over-seeds.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, legendRoom, panels, panelTitle } from './panels.ts';

export interface LengthOptions extends FigureOptions {
  /** Longest source of the training split, in words; what lies beyond is shaded. */
  readonly longestTrained?: number;
  /** What lengths count. */
  readonly unit?: string;
  /** In pixels; if absent, the figure fills what room there is. */
  readonly width?: number;
}

/** What models, or arms of a study, scored on sentences of certain source lengths, both ends included. */
export interface LengthRow {
  readonly from: number;
  readonly to: number;
  readonly sentences: number;
  /** By name; exact match is a fraction, BLEU runs to 100. */
  readonly scores: Readonly<Record<string, { readonly exactMatch: Spread; readonly bleu: Spread }>>;
}

/** The lengths that were evaluated, shortest first. */
export function lengthRows(models: Readonly<Record<string, ModelSummary>>): LengthRow[] {
  const results = Object.entries(models).flatMap(([model, { seeds }]) =>
    seeds.flatMap(({ byLength }) => byLength.map((score) => ({ model, score }))),
  );
  const starts = [...new Set(results.map(({ score }) => score.from))].sort((a, b) => a - b);
  return starts.map((from) => {
    const ofLength = results.filter(({ score }) => score.from === from);
    const { to, sentences } = ofLength[0]!.score;
    const scores = [...new Set(ofLength.map(({ model }) => model))].map((model) => {
      const scored = ofLength.filter((result) => result.model === model).map(({ score }) => score);
      const spread = (measure: 'exactMatch' | 'bleu') =>
        spreadOf(scored.map((score) => ({ value: score[measure], ci: score.ci?.[measure] })));
      return [model, { exactMatch: spread('exactMatch'), bleu: spread('bleu') }] as const;
    });
    return { from, to, sentences, scores: Object.fromEntries(scores) };
  });
}

export const lengthLabel = ({ from, to }: LengthRow) => (from === to ? String(from) : `${from}–${to}`);

/** A line of the figure: what it is called in the rows, and how it looks. */
export interface LengthLine extends ModelStyle {
  readonly name: string;
  readonly dash?: Dash;
}

/** Lines stand so far apart, of the distance between two lengths, that their whiskers do not hide each other. */
const APART = 0.06;

/** Exact match and BLEU (both 0–100) by source length, a line for each model, on equal axes. */
export function qualityByLength(models: Readonly<Record<string, ModelSummary>>, options: LengthOptions = {}): Figure {
  const { palette = lightPalette } = options;
  const lines = Object.keys(models).map((name) => ({ name, ...modelStyle(name, palette) }));
  return linesByLength(lengthRows(models), lines, options);
}

/** The same of anything that was scored so. */
export function linesByLength(
  rows: readonly LengthRow[],
  lines: readonly LengthLine[],
  { palette = lightPalette, columns = 2, width, longestTrained, unit = 'words' }: LengthOptions = {},
): Figure {
  const { grid, plot } = panels(2, columns, { width: 1, height: 270 }, { width: 0.12, height: 96 });
  const titles = lines.map(({ title }) => title);
  const top = width === undefined ? headroom(lines.length, columns) : legendRoom(titles, width);
  const margin = { l: 40, r: 12, t: top, b: 52 };
  const beyond = longestTrained === undefined ? -1 : rows.findIndex(({ from }) => from > longestTrained);

  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), domain: panel.xDomain, anchor: panel.y, type: 'linear', showgrid: false },
      ...{ range: [-0.4, rows.length - 0.6], tickmode: 'array', tickangle: 0 },
      ...{ tickvals: rows.map((_, index) => index), ticktext: rows.map(lengthLabel) },
      title: { text: `source ${unit}`, standoff: 8, font: { size: 12 } },
    };
    axes[panel.yaxis] = { ...baseAxis(palette), domain: panel.yDomain, anchor: panel.x, range: [-3, 103], nticks: 6 };
  }
  const layout: Layout = {
    ...baseLayout(palette),
    ...(width !== undefined && { width }),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: [
      panelTitle(grid[0]!, 'Exact match, %', palette.ink),
      panelTitle(grid[1]!, 'BLEU', palette.ink),
      ...(beyond < 0
        ? []
        : grid.map((panel) => ({
            ...{ text: 'longer than in training', xref: panel.x, yref: `${panel.y} domain` },
            ...({ x: rows.length - 0.6, y: 1, xanchor: 'right', yanchor: 'bottom', yshift: 4 } as const),
            ...({ showarrow: false, font: { size: 12, color: palette.muted } } as const),
          }))),
    ],
    shapes:
      beyond < 0
        ? []
        : grid.map(({ x, y }) => ({
            ...({ type: 'rect', xref: x, yref: `${y} domain`, x0: beyond - 0.5, x1: rows.length - 0.6 } as const),
            ...({ y0: 0, y1: 1, fillcolor: palette.shade, line: { width: 0 }, layer: 'below' } as const),
          })),
    ...axes,
  };

  const data = grid.flatMap(({ x: xaxis, y: yaxis }, panel) =>
    lines.map(({ name, title, color, symbol, dash }, order): ScatterTrace => {
      const places = rows.flatMap((row, index) => {
        const score = row.scores[name];
        return score ? [{ row, index, spread: panel === 0 ? inPercent(score.exactMatch) : score.bleu }] : [];
      });
      const spreads = places.map(({ spread }) => spread);
      const error = whiskers(spreads, color);
      return {
        ...({ type: 'scatter', mode: 'lines+markers', name: title, xaxis, yaxis, legendgroup: name } as const),
        showlegend: panel === 0,
        x: places.map(({ index }) => index + APART * (order - (lines.length - 1) / 2)),
        y: spreads.map(({ mean }) => mean),
        customdata: places.map(({ row }) => `${lengthLabel(row)} ${unit}, ${row.sentences} sentences`),
        line: { color, width: 2.2, ...(dash && { dash }) },
        marker: { color, symbol, size: 9, line: { color: palette.paper, width: 1.5 } },
        ...(error ? { error_y: error } : {}),
        hovertemplate: `${title}: %{y:.1f}<br>%{customdata}<extra></extra>`,
      };
    }),
  );
  return { data, layout };
}
