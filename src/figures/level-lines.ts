import { scaleOf, withUnit } from '../study/quantity-words.ts';
import type { ArmResult, StudyResults } from '../study/study-results.ts';
import type { StudyFigureOptions } from './arm-dots.ts';
import { type Series, seriesStyles } from './arm-style.ts';
import { type Axis, type Figure, type Layout, literal, type ScatterTrace } from './figure.ts';
import { logAxis } from './log-axis.ts';
import { scaled, whiskers } from './over-seeds.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, legendRoom, panels, panelTitle } from './panels.ts';
import { printWidth } from './print-width.ts';

/** Arms that differ in a number, by their group; arms without a number are in none. */
export interface LevelGroup extends Series {
  /** Lowest first. */
  readonly arms: readonly (ArmResult & { readonly level: number })[];
}

/** The lines of the figure: groups of two levels or more. */
export function levelGroups(arms: readonly ArmResult[]): LevelGroup[] {
  const placed = arms.flatMap((arm) => (arm.level === undefined ? [] : [{ ...arm, level: arm.level }]));
  const names = [...new Set(placed.map(({ group, model }) => group ?? model))];
  return names.flatMap((name) => {
    const members = placed.filter(({ group, model }) => (group ?? model) === name).sort((a, b) => a.level - b.level);
    return members.length < 2 ? [] : [{ name, title: name, model: members[0]!.model, arms: members }];
  });
}

/** Every column of the plan over the number in which arms differ, a line for each group; its axis is logarithmic. */
export function levelLines(
  { plan, arms }: StudyResults,
  { palette = lightPalette, width = 'page' }: StudyFigureOptions = {},
): Figure {
  const groups = levelGroups(arms);
  const styles = seriesStyles(groups, palette);
  const columns = width === 'page' ? Math.min(3, plan.columns.length) : 1;
  const { grid, plot } = panels(plan.columns.length, columns, { width: 1, height: 220 }, { width: 0.16, height: 94 });
  const titles = groups.map(({ title }) => title);
  const margin = { l: 46, r: 14, t: legendRoom(titles, printWidth[width]), b: 52 };
  const levels = [...new Set(groups.flatMap((group) => group.arms.map(({ level }) => level)))].sort((a, b) => a - b);
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  for (const panel of grid) {
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), ...logAxis(levels), domain: panel.xDomain, anchor: panel.y, showgrid: false },
      ...{ tickvals: levels, ticktext: levels.map((level) => level.toLocaleString('en')), ticks: 'outside' },
      title: { text: literal(plan.levels ?? 'level'), standoff: 8, font: { size: 12 } },
    };
    axes[panel.yaxis] = { ...baseAxis(palette), domain: panel.yDomain, anchor: panel.x, nticks: 6 };
  }
  const layout: Layout = {
    ...{ ...baseLayout(palette), width: printWidth[width], height: margin.t + plot.height + margin.b, margin },
    annotations: plan.columns.map(({ title, quantity }, index) =>
      panelTitle(grid[index]!, literal(withUnit(title, quantity)), palette.ink),
    ),
    ...axes,
  };
  const data = plan.columns.flatMap(({ quantity }, column) =>
    groups.map(({ name, arms: members }): ScatterTrace => {
      const { title, color, symbol, dash } = styles.get(name)!;
      const points = members.flatMap(({ level, columns: numbers }) => {
        const estimate = numbers[column];
        return estimate ? [{ level, spread: scaled(estimate, scaleOf(quantity)) }] : [];
      });
      const error = whiskers(
        points.map(({ spread }) => spread),
        color,
      );
      return {
        ...{
          type: 'scatter',
          mode: 'lines+markers',
          name: literal(title),
          legendgroup: name,
          showlegend: column === 0,
        },
        ...{ xaxis: grid[column]!.x, yaxis: grid[column]!.y },
        ...{ x: points.map(({ level }) => level), y: points.map(({ spread }) => spread.mean) },
        line: { color, width: 2.2, dash },
        marker: { color, symbol, size: 9, line: { color: palette.paper, width: 1.5 } },
        ...(error && { error_y: error }),
        hovertemplate: `${literal(title)}: %{y:.4~g}<br>%{x:,}<extra></extra>`,
      };
    }),
  );
  return { data, layout };
}
