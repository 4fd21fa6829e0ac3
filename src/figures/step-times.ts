import type { StepTimes, Timing } from '../compare/run-files.ts';
import type { Axis, Figure, FigureOptions, Layout, ScatterTrace } from './figure.ts';
import { logAxis } from './log-axis.ts';
import { modelStyle } from './model-style.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, panels, panelTitle } from './panels.ts';

/** The training steps of one model that were timed. */
export interface ModelStepTimes extends StepTimes {
  readonly model: string;
}

/** Of the models that were measured; speed is measured once for all seeds. */
export function stepTimesOf({ models }: Timing): ModelStepTimes[] {
  return Object.entries(models).flatMap(([model, [first]]) =>
    first?.stepTimes ? [{ model, ...first.stepTimes }] : [],
  );
}

type Measured = StepTimes['lengths'][number];
const quantities = [
  { title: 'Measured, ms per training step', unit: 'ms', of: ({ seconds }: Measured) => seconds * 1e3 },
  {
    title: 'Arithmetic, MFLOP per forward pass',
    unit: 'MFLOP',
    of: ({ forwardFlops }: Measured) => forwardFlops / 1e6,
  },
] as const;

/** Time of a training step and its arithmetic by sentence length, a line for each model; all axes are logarithmic. */
export function stepTimeCurves(
  models: readonly ModelStepTimes[],
  { palette = lightPalette, columns = 2 }: FigureOptions = {},
): Figure {
  const { grid, plot } = panels(quantities.length, columns, { width: 1, height: 230 }, { width: 0.14, height: 86 });
  const margin = { l: 48, r: 12, t: headroom(models.length, columns), b: 52 };
  const lengths = [...new Set(models.flatMap((model) => model.lengths.map(({ tokens }) => tokens)))];
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  grid.forEach((panel, index) => {
    const values = models.flatMap((model) => model.lengths.map(quantities[index]!.of));
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), ...logAxis(lengths), domain: panel.xDomain, anchor: panel.y, showgrid: false },
      ...{ tickvals: lengths, ticktext: lengths.map(String), ticks: 'outside' },
      title: { text: 'tokens in source and in target', standoff: 8, font: { size: 12 } },
    };
    axes[panel.yaxis] = { ...baseAxis(palette), ...logAxis(values), domain: panel.yDomain, anchor: panel.x };
  });
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: grid.map((panel, index) => panelTitle(panel, quantities[index]!.title, palette.ink)),
    ...axes,
  };
  const data = quantities.flatMap(({ unit, of }, index) =>
    models.map(({ model, lengths: measured }): ScatterTrace => {
      const { title, color, symbol } = modelStyle(model, palette);
      return {
        ...{ type: 'scatter', mode: 'lines+markers', name: title, showlegend: index === 0, legendgroup: model },
        ...{ xaxis: grid[index]!.x, yaxis: grid[index]!.y },
        ...{ x: measured.map(({ tokens }) => tokens), y: measured.map((step) => Number(of(step).toPrecision(4))) },
        line: { color, width: 2.2 },
        marker: { color, symbol, size: 9, line: { color: palette.paper, width: 1.5 } },
        hovertemplate: `${title}: %{y:.3~g} ${unit}<br>%{x} tokens<extra></extra>`,
      };
    }),
  );
  return { data, layout };
}
