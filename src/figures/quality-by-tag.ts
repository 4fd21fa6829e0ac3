import type { ModelSummary } from '../compare/summary.ts';
import { type Axis, type Figure, type FigureOptions, type Layout, literal, type ScatterTrace } from './figure.ts';
import { modelStyle } from './model-style.ts';
import { inPercent, overSeeds, type Spread, spreadOf, whiskers } from './over-seeds.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, panels, panelTitle } from './panels.ts';

/** What one model scored on the sentences of one construction; rates are fractions. */
export interface TagScore {
  readonly exactMatch: Spread;
  /** Absent for a model that does not attend, or where there is no gold alignment. */
  readonly aer?: Spread;
}

export interface TagRow {
  readonly tag: string;
  readonly sentences: number;
  /** By model. */
  readonly scores: Readonly<Record<string, TagScore>>;
}

/** The constructions, the one that all models together do worst on first. */
export function tagRows(models: Readonly<Record<string, ModelSummary>>): TagRow[] {
  const results = Object.entries(models).flatMap(([model, { seeds }]) =>
    seeds.flatMap(({ byTag }) => Object.entries(byTag).map(([tag, score]) => ({ model, tag, score }))),
  );
  const rows = [...new Set(results.map(({ tag }) => tag))].map((tag): TagRow => {
    const ofTag = results.filter((result) => result.tag === tag);
    const scores = [...new Set(ofTag.map(({ model }) => model))].map((model): [string, TagScore] => {
      const scored = ofTag.filter((result) => result.model === model).map(({ score }) => score);
      const aer = scored.flatMap(({ aer, ci }) => (aer === undefined ? [] : [{ value: aer, ci: ci?.aer }]));
      const exactMatch = spreadOf(scored.map((score) => ({ value: score.exactMatch, ci: score.ci?.exactMatch })));
      return [model, aer.length === 0 ? { exactMatch } : { exactMatch, aer: spreadOf(aer) }];
    });
    return { tag, sentences: ofTag[0]!.score.sentences, scores: Object.fromEntries(scores) };
  });
  const mean = ({ scores }: TagRow) => overSeeds(Object.values(scores).map((score) => score.exactMatch.mean)).mean;
  return rows.sort((a, b) => mean(a) - mean(b));
}

/** Height of a row of so many models, in pixels. */
const rowHeight = (models: number) => 14 + 6 * Math.max(2, models);
/** The part of a row's height over which its models are spread, so that equal scores do not hide each other. */
const STAGGERED = 0.55;

/** Exact match and, where there are gold alignments, alignment error rate by construction: one mark for each model. */
export function qualityByTag(
  models: Readonly<Record<string, ModelSummary>>,
  { palette = lightPalette, columns = 2 }: FigureOptions = {},
): Figure {
  const rows = tagRows(models);
  const names = Object.keys(models);
  const measures = (['exactMatch', 'aer'] as const).filter((measure) =>
    rows.some(({ scores }) => Object.values(scores).some((score) => score[measure])),
  );
  const size = { width: 1, height: rows.length * rowHeight(names.length) };
  const { grid, plot } = panels(measures.length, columns, size, { width: 0.08, height: 64 });
  const highestAer = Math.max(
    0,
    ...rows.flatMap(({ scores }) => Object.values(scores).map(({ aer }) => aer?.high ?? 0)),
  );
  const ranges = { exactMatch: [-3, 103], aer: [0, Math.max(5, 105 * highestAer)] } as const;
  const titles = { exactMatch: 'Exact match, %', aer: 'Alignment error rate, %' };
  const labels = rows.map(({ tag, sentences }) => `${literal(tag)} (${sentences})`);

  const margin = { l: longest(labels) * 6.7 + 12, r: 14, t: headroom(names.length, columns), b: 34 };

  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  grid.forEach((panel, index) => {
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), domain: panel.xDomain, anchor: panel.y, range: ranges[measures[index]!], nticks: 6 },
    };
    axes[panel.yaxis] = {
      ...{ ...baseAxis(palette), domain: panel.yDomain, anchor: panel.x, range: [rows.length - 0.5, -0.5] },
      ...{ tickmode: 'array', tickvals: rows.map((_, row) => row), ticktext: labels, tickfont: { color: palette.ink } },
      showticklabels: panel.column === 0,
    };
  });
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: grid.map((panel, index) => panelTitle(panel, titles[measures[index]!], palette.ink)),
    ...axes,
  };

  const data = grid.flatMap(({ x: xaxis, y: yaxis }, panel) =>
    names.flatMap((name, order): ScatterTrace[] => {
      const { title, color, symbol } = modelStyle(name, palette);
      const marks = rows.flatMap(({ scores }, row) => {
        const spread = scores[name]?.[measures[panel]!];
        return spread ? [{ row, spread: inPercent(spread) }] : [];
      });
      if (marks.length === 0) return [];
      const error = whiskers(
        marks.map(({ spread }) => spread),
        color,
      );
      return [
        {
          ...({ type: 'scatter', mode: 'markers', name: title, xaxis, yaxis, legendgroup: name } as const),
          showlegend: panel === 0,
          x: marks.map(({ spread }) => spread.mean),
          y: marks.map(({ row }) => row + (STAGGERED * (order - (names.length - 1) / 2)) / names.length),
          customdata: marks.map(({ row }) => labels[row]!),
          marker: { color, symbol, size: 9, line: { color: palette.paper, width: 1 } },
          ...(error ? { error_x: error } : {}),
          hovertemplate: `%{customdata}<br>${title}: %{x:.1f} %<extra></extra>`,
        },
      ];
    }),
  );
  return { data, layout };
}

const longest = (labels: readonly string[]) => Math.max(4, ...labels.map((label) => label.length));
