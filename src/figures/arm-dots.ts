import { isRate, scaleOf, withUnit } from '../study/quantity-words.ts';
import type { Quantity } from '../study/study-plan.ts';
import type { ArmResult, StudyResults } from '../study/study-results.ts';
import { seriesStyles } from './arm-style.ts';
import { type Axis, type Figure, type Layout, literal, type ScatterTrace } from './figure.ts';
import { scaled, whiskers } from './over-seeds.ts';
import { lightPalette, type Palette } from './palette.ts';
import { baseAxis, baseLayout, type Panel, panels, panelTitle } from './panels.ts';
import { type PrintWidth, printWidth } from './print-width.ts';
import { wrapped } from './wrapped.ts';

export interface StudyFigureOptions {
  readonly palette?: Palette;
  readonly width?: PrintWidth;
}

/** How far below the mean the seeds stand, of the height of a row: behind it they would not be seen. */
const BELOW = 0.24;
const LETTER = 6.8;

/** Arms compared: a panel for each column of the plan, a row for each arm with its mean, its interval and its seeds. */
export function armDots(
  { plan, arms }: StudyResults,
  { palette = lightPalette, width = 'page' }: StudyFigureOptions = {},
): Figure {
  const columns = width === 'page' ? 3 : 1;
  const labels = arms.map(({ title }) => wrapped(title, width === 'page' ? 34 : 22));
  const rowHeight = 14 + 15 * Math.max(1, ...labels.map(({ lines }) => lines));
  const size = { width: 1, height: arms.length * rowHeight };
  const { grid, plot } = panels(plan.columns.length, columns, size, { width: 0.1, height: 62 });
  const longest = Math.max(...labels.flatMap(({ text }) => text.split('<br>').map((line) => line.length)));
  const margin = { l: Math.round(longest * LETTER) + 14, r: 14, t: 36, b: 30 };
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = { ...baseAxis(palette), domain: panel.xDomain, anchor: panel.y, nticks: 5 };
    axes[panel.yaxis] = {
      ...{ ...baseAxis(palette), domain: panel.yDomain, anchor: panel.x, range: [arms.length - 0.5, -0.5] },
      ...{ tickmode: 'array', tickvals: arms.map((_, row) => row), ticktext: labels.map(({ text }) => text) },
      ...{ tickfont: { size: 12, color: palette.ink }, showticklabels: panel.column === 0 },
    };
  }
  const layout: Layout = {
    ...{ ...baseLayout(palette), width: printWidth[width], height: margin.t + plot.height + margin.b, margin },
    showlegend: false,
    annotations: plan.columns.map(({ title, quantity }, index) =>
      panelTitle(grid[index]!, literal(withUnit(title, quantity)), palette.ink),
    ),
    ...axes,
  };
  const data = plan.columns.flatMap(({ quantity }, index) => [
    seedDots(arms, index, quantity, grid[index]!, palette),
    ...meanDots(arms, index, quantity, grid[index]!, palette),
  ]);
  return { data, layout };
}

function seedDots(arms: readonly ArmResult[], column: number, quantity: Quantity, panel: Panel, palette: Palette) {
  const dots = arms.flatMap(({ columns, seeds }, row) =>
    (columns[column]?.bySeed ?? []).map((value, place) => ({
      value: value * scaleOf(quantity),
      row,
      seed: seeds[place]!,
    })),
  );
  return {
    ...({ type: 'scatter', mode: 'markers', xaxis: panel.x, yaxis: panel.y, opacity: 0.55 } as const),
    ...{ x: dots.map(({ value }) => value), y: dots.map(({ row }) => row + BELOW) },
    customdata: dots.map(({ seed }) => seed),
    marker: { color: palette.muted, symbol: 'circle', size: 4.5 },
    hovertemplate: `seed %{customdata}: %{x:.${isRate(quantity) ? 1 : 2}f}<extra></extra>`,
  } satisfies ScatterTrace;
}

function meanDots(arms: readonly ArmResult[], column: number, quantity: Quantity, panel: Panel, palette: Palette) {
  const styles = seriesStyles(arms, palette);
  return arms.flatMap(({ name, columns }, row): ScatterTrace[] => {
    const estimate = columns[column];
    if (!estimate) return [];
    const { title, color, symbol } = styles.get(name)!;
    const spread = scaled(estimate, scaleOf(quantity));
    const error = whiskers([spread], color);
    return [
      {
        ...{ type: 'scatter', mode: 'markers', name: literal(title), xaxis: panel.x, yaxis: panel.y },
        ...{ x: [spread.mean], y: [row] },
        marker: { color, symbol, size: 10, line: { color: palette.paper, width: 1 } },
        ...(error && { error_x: error }),
        hovertemplate: `${literal(title)}: %{x:.4~g}<extra></extra>`,
      },
    ];
  });
}
