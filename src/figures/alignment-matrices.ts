import { type Axis, type Figure, type FigureOptions, type Layout, literal } from './figure.ts';
import { type GoldLinks, goldOutlines } from './gold-outlines.ts';
import { modelStyle } from './model-style.ts';
import { attentionScale, lightPalette, type Palette } from './palette.ts';
import { baseLayout, type Panel, panelPart, panels, panelTitle } from './panels.ts';

/** One sentence as several models aligned it: the same words, a matrix for each model. */
export interface SentenceAlignments {
  /** What columns stand for; of self-attention, the sentence itself. */
  readonly source: readonly string[];
  /** What rows stand for. */
  readonly target: readonly string[];
  readonly gold?: GoldLinks;
  readonly maps: readonly {
    readonly model: string;
    /** Which of the model's maps it is, below its name. */
    readonly part?: string;
    /** Rows are target words, columns source words. */
    readonly weights: readonly (readonly number[])[];
  }[];
}

export interface AlignmentOptions extends FigureOptions {
  /** Width and height of a cell in pixels. */
  readonly cell?: number;
}

/** Mean width of a character in units of its type size; a little generous, so that no word is cut. */
const CHARACTER = 0.56;
const HEADING = 38;
/** A second line of the heading. */
const PART = 17;
/** Widths of the keys below the matrices: the scale of the weights, and the kinds of gold link. */
const SCALE = 150;
const LINKS = 330;
const KEY_LINE = 30;
/** In smaller cells slanting words would run into each other. */
const SMALL = 18;

/**
 * Alignment matrices side by side: source words on top, target words on the left, first word first on both axes, so
 * that the diagonal runs from the top left. Cells are squares of `cell` pixels and the figure has the size that follows.
 * Gold links are outlined, sure ones solid and possible ones dotted.
 */
export function alignmentMatrices(
  sentence: SentenceAlignments,
  { palette = lightPalette, columns = 2, cell = 26 }: AlignmentOptions = {},
): Figure {
  const { source, target, maps } = sentence;
  const type = wordType(source, cell, palette);
  const width = (words: readonly string[]) => longest(words) * CHARACTER * type.size;
  // A slanting word is as high as it reaches to the right.
  const slanted = (words: readonly string[]) => (type.angle === -45 ? width(words) * Math.SQRT1_2 : width(words));
  const words = { width: width(target) + 16, height: slanted(source) + 20 };
  const overhang = type.angle === -45 ? slanted(source.slice(-1)) + 10 - cell / 2 : 0;
  const matrix = { width: source.length * cell, height: target.length * cell };
  const titles = maps.map(({ model, part }) => ({ ...modelStyle(model, palette), part }));
  const parts = titles.map(({ part = '' }) => part);
  const widestTitle = Math.max(longest(titles.map(({ title }) => title)) * 8, longest(parts) * 6.6);
  const heading = HEADING + (parts.some(Boolean) ? PART : 0);
  const gap = {
    width: Math.max(1.5 * cell, widestTitle + cell - matrix.width),
    height: heading + words.height,
  };
  const { grid, plot } = panels(maps.length, columns, matrix, gap);
  const right = Math.max(12, overhang, widestTitle - matrix.width, SCALE - plot.width);
  const besideScale = SCALE + 30 + LINKS <= plot.width + right;
  const keyHeight = 20 + (sentence.gold && !besideScale ? 2.4 : 1) * KEY_LINE;
  const margin = { l: words.width, r: right, t: heading + words.height, b: keyHeight };
  const layout: Layout = {
    ...baseLayout(palette),
    width: Math.round(margin.l + plot.width + margin.r),
    height: Math.round(margin.t + plot.height + margin.b),
    margin,
    annotations: titles.flatMap(({ title, color, part }, index) => [
      panelTitle(grid[index]!, title, color, words.height + (parts.some(Boolean) ? PART : 0)),
      ...(part ? [panelPart(grid[index]!, part, palette.muted, words.height)] : []),
    ]),
    legend: {
      ...{ orientation: besideScale ? 'h' : 'v', itemclick: false, itemdoubleclick: false, xanchor: 'left' },
      ...{ x: besideScale ? (SCALE + 30) / plot.width : 0, yanchor: 'top' },
      y: -(besideScale ? 6 : KEY_LINE + 14) / plot.height,
    },
    ...wordAxes(sentence, grid, type),
  };
  const data = maps.flatMap(({ weights }, index) => {
    const { x: xaxis, y: yaxis } = grid[index]!;
    return [
      {
        ...({ type: 'heatmap', xaxis, yaxis, zmin: 0, zmax: 1, xgap: 1, ygap: 1 } as const),
        z: weights.map((row) => row.map((weight) => Math.round(weight * 1000) / 1000)),
        colorscale: attentionScale(palette),
        showscale: index === 0,
        ...(index === 0 ? { colorbar: weightKey(palette) } : {}),
        hovertemplate: '%{y} ← %{x}<br>weight %{z:.3f}<extra></extra>',
      },
      ...goldOutlines(sentence.gold, { xaxis, yaxis }, palette, index === 0),
    ];
  });
  return { data, layout };
}

/** Type of the words, and the angle of those on top. */
interface WordType {
  readonly size: number;
  readonly color: string;
  readonly angle: number;
}

/** Words slant; where that would make them run into each other they stand upright, and single letters need neither. */
function wordType(words: readonly string[], cell: number, palette: Palette): WordType {
  const small = cell < SMALL;
  return { size: small ? 10.5 : 12.5, color: palette.ink, angle: longest(words) <= 1 ? 0 : small ? -90 : -45 };
}

function wordAxes(
  { source, target }: SentenceAlignments,
  grid: readonly Panel[],
  { angle, ...tickfont }: WordType,
): Record<string, Axis> {
  const base = {
    showgrid: false,
    zeroline: false,
    tickmode: 'array',
    ticks: '',
    fixedrange: true,
    ticklabeloverflow: 'allow',
  } as const;
  const axes: Record<string, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = {
      ...{ ...base, ...positions(source), tickfont, domain: panel.xDomain, anchor: panel.y },
      ...{ side: 'top', tickangle: angle, range: [-0.5, source.length - 0.5] },
    };
    axes[panel.yaxis] = {
      ...{ ...base, ...positions(target), tickfont, domain: panel.yDomain, anchor: panel.x },
      // From high to low: the first target word stands at the top.
      ...{ range: [target.length - 0.5, -0.5], showticklabels: panel.column === 0, ticklabelstandoff: 5 },
    };
  }
  return axes;
}

/** Words may repeat, so the axes count places and the words are only their names. */
function positions(words: readonly string[]): Pick<Axis, 'tickvals' | 'ticktext'> {
  return {
    tickvals: words.map((_, index) => index),
    ticktext: words.map((word) => literal(word === ' ' ? '␣' : word)),
  };
}

function weightKey(palette: Palette): Readonly<Record<string, unknown>> {
  return {
    orientation: 'h',
    ...{ x: 0, xanchor: 'left', xpad: 0, y: 0, yanchor: 'top', ypad: 10, yref: 'paper' },
    ...{ thickness: 8, lenmode: 'pixels', len: SCALE, outlinewidth: 0 },
    ...{ tickvals: [0, 0.5, 1], ticktext: ['0', 'weight ½', '1'], tickfont: { size: 11, color: palette.muted } },
  };
}

const longest = (words: readonly string[]) => Math.max(1, ...words.map((word) => word.length));
