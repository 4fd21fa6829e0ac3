import { expectation, scaleOf, unitOfDifference } from '../study/quantity-words.ts';
import type { Contrast } from '../study/study-plan.ts';
import type { ContrastResult, StudyResults, Verdict } from '../study/study-results.ts';
import type { StudyFigureOptions } from './arm-dots.ts';
import {
  type Annotation,
  type Axis,
  type Figure,
  type Layout,
  literal,
  type ScatterTrace,
  type Shape,
} from './figure.ts';
import { type Spread, scaled, whiskers } from './over-seeds.ts';
import { type ColorName, lightPalette, type Palette } from './palette.ts';
import { baseAxis, baseLayout, type Panel } from './panels.ts';
import { printWidth } from './print-width.ts';
import { wrapped } from './wrapped.ts';

/** A row: what was claimed, in lines above what came out. */
interface Row extends ContrastResult {
  readonly contrast: Contrast;
  readonly claim: { readonly text: string; readonly lines: number };
  /** In the unit of the difference, as is the margin. */
  readonly difference?: Spread;
  readonly margin: number;
  /** Pixels from the upper edge of its panel. */
  readonly top: number;
}

const LINE = 16;
/** Height of an interval below the lines of its claim. */
const BAR = 26;
const BETWEEN = 14;
/** Between two panels: the upper one's axis, and room for the heading of the lower. */
const GAP = 78;
const HEADING = 30;

const verdictColors: Readonly<Record<Verdict, ColorName>> = {
  ...{ shown: 'right', 'not shown': 'muted', opposite: 'wrong', 'not tested': 'muted' },
};

/**
 * A forest plot: of each claim the difference that was measured with its interval, against no difference and the
 * margin either way within which none matters, and the verdict. Differences of one unit share an axis.
 */
export function contrastForest(
  { plan, contrasts }: StudyResults,
  { palette = lightPalette, width = 'page' }: StudyFigureOptions = {},
): Figure {
  const characters = width === 'page' ? 120 : 52;
  const units = [...new Set(plan.contrasts.map(({ quantity }) => unitOfDifference(quantity)))];
  const groups = units.map((unit) => ({ unit, rows: rowsOf(unit, plan.contrasts, contrasts, characters) }));
  const heights = groups.map(({ rows }) => bottomOf(rows.at(-1)!));
  const all = heights.reduce((sum, height) => sum + height + GAP, -GAP);
  const margin = { l: 12, r: 12, t: HEADING, b: 46 };
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  const places = groups.map(({ unit, rows }, index) => {
    const id = index === 0 ? '' : String(index + 1);
    const above = heights.slice(0, index).reduce((sum, height) => sum + height + GAP, 0);
    const place = { x: `x${id}`, y: `y${id}` };
    axes[`xaxis${id}`] = {
      ...{ ...baseAxis(palette), anchor: place.y, range: rangeOf(rows), nticks: width === 'page' ? 9 : 6 },
      ...{ showgrid: false, ticks: 'outside' },
      title: { text: `difference${unit && ` in${unit}`}`, standoff: 6, font: { size: 12 } },
    };
    axes[`yaxis${id}`] = {
      ...{ ...baseAxis(palette), anchor: place.x, range: [heights[index]!, 0] },
      domain: [Math.max(0, 1 - (above + heights[index]!) / all), 1 - above / all],
      ...{ showticklabels: false, showgrid: false, showline: false },
    };
    return place;
  });
  const layout: Layout = {
    ...{ ...baseLayout(palette), width: printWidth[width], height: margin.t + all + margin.b, margin },
    showlegend: false,
    annotations: groups.flatMap(({ rows }, index) => rows.flatMap((row) => words(row, places[index]!, palette))),
    shapes: groups.flatMap(({ rows }, index) => rows.map((row) => band(row, places[index]!, palette))),
    ...axes,
  };
  const data = groups.flatMap(({ unit, rows }, index) => [
    zero(rows, places[index]!, palette),
    ...rows.flatMap((row) => (row.difference ? [interval(row, row.difference, unit, places[index]!, palette)] : [])),
  ]);
  return { data, layout };
}

type Place = Pick<Panel, 'x' | 'y'>;

function rowsOf(
  unit: string,
  contrasts: readonly Contrast[],
  results: readonly ContrastResult[],
  characters: number,
): Row[] {
  let top = 0;
  return contrasts.flatMap((contrast, place): Row[] => {
    if (unitOfDifference(contrast.quantity) !== unit) return [];
    const [result, scale] = [results[place]!, scaleOf(contrast.quantity)];
    const row: Row = {
      ...{ ...result, contrast, top, margin: contrast.margin * scale, claim: wrapped(contrast.claim, characters) },
      ...(result.test && { difference: scaled(result.test.difference, scale) }),
    };
    top = bottomOf(row) + BETWEEN;
    return [row];
  });
}

const barOf = ({ top, claim }: Row) => top + (claim.lines + 1) * LINE + BAR / 2;
const bottomOf = (row: Row) => barOf(row) + BAR / 2;

/** All intervals and margins, none at the very edge. */
function rangeOf(rows: readonly Row[]): [number, number] {
  const ends = rows.flatMap(({ difference, margin }) => [-margin, margin, difference?.low ?? 0, difference?.high ?? 0]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const spare = 0.06 * (high - low);
  return [low - spare, high + spare];
}

/** The claim, and below it what was expected and what became of it. */
function words(row: Row, { x, y }: Place, palette: Palette): Annotation[] {
  const { claim, contrast, verdict, top } = row;
  const line = { xref: `${x} domain`, yref: y, yanchor: 'top', showarrow: false } as const;
  const below = top + claim.lines * LINE;
  const verdictFont = { size: 12, color: palette[verdictColors[verdict]], weight: 600 };
  return [
    { ...line, text: claim.text, x: 0, xanchor: 'left', align: 'left', y: top, font: { size: 12, color: palette.ink } },
    {
      ...{ ...line, text: `expected: ${expectation(contrast)}`, x: 0, xanchor: 'left', y: below },
      font: { size: 12, color: palette.muted },
    },
    { ...line, text: verdict, x: 1, xanchor: 'right', y: below, font: verdictFont },
  ];
}

function band(row: Row, { x, y }: Place, palette: Palette): Shape {
  return {
    ...{ type: 'rect', xref: x, yref: y, x0: -row.margin, x1: row.margin, layer: 'below' },
    ...{ y0: barOf(row) - BAR / 2, y1: bottomOf(row), fillcolor: palette.rule, line: { width: 0 } },
  };
}

/** The line of no difference, beside the intervals but not through the words. */
function zero(rows: readonly Row[], { x: xaxis, y: yaxis }: Place, palette: Palette): ScatterTrace {
  return {
    ...{ type: 'scatter', mode: 'lines', xaxis, yaxis, hoverinfo: 'skip' },
    ...{ x: rows.flatMap(() => [0, 0, null]), y: rows.flatMap((row) => [barOf(row) - BAR / 2, bottomOf(row), null]) },
    line: { color: palette.muted, width: 1.2, dash: 'dot' },
  };
}

function interval(row: Row, difference: Spread, unit: string, place: Place, palette: Palette): ScatterTrace {
  const error = whiskers([difference], palette.ink);
  const ends = [difference.low, difference.high].map((end) => Number(end.toPrecision(4)));
  return {
    ...{ type: 'scatter', mode: 'markers', name: literal(row.contrast.claim), xaxis: place.x, yaxis: place.y },
    ...{ x: [difference.mean], y: [barOf(row)] },
    marker: { color: palette.ink, symbol: 'diamond', size: 9 },
    ...(error && { error_x: error }),
    hovertemplate: `%{x:.4~g}${unit} [${ends[0]}, ${ends[1]}]<extra></extra>`,
  };
}
