import { curveTraces } from './curve-traces.ts';
import type { Axis, Dash, Figure, Layout } from './figure.ts';
import { logAxis } from './log-axis.ts';
import { type CurvesOptions, progressAxis, SMOOTHING_WINDOW } from './loss-curves.ts';
import { modelStyle } from './model-style.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout, headroom, panels, panelTitle } from './panels.ts';
import { curveOf, type ModelCurves, progressTitles } from './training-curves.ts';

const quantities = [
  { quantity: 'gradientNorm', title: 'Gradient norm before clipping' },
  { quantity: 'learningRate', title: 'Learning rate' },
] as const;

const dashes: readonly Dash[] = ['solid', 'dash', 'dot'];

/** The gradient's global norm (logarithmic, smoothed as the loss is) and the learning rate, a line for each model. */
export function optimizerCurves(
  models: readonly ModelCurves[],
  { palette = lightPalette, columns = 2, by = 'step', window = SMOOTHING_WINDOW }: CurvesOptions = {},
): Figure {
  const size = { width: 1, height: 170 };
  const { grid, plot } = panels(quantities.length, columns, size, { width: 0.14, height: 76 });
  const margin = { l: 62, r: 12, t: headroom(models.length, columns), b: 52 };
  const norms = models.map((model) => curveOf(model, 'gradientNorm', by, window));
  const scales: readonly Axis[] = [
    logAxis(norms.flatMap(({ y }) => y.flatMap(({ low, high }) => [low, high]))),
    { range: [0, 1.05 * highest(models)], nticks: 5 },
  ];
  const axes: Record<`xaxis${string}` | `yaxis${string}`, Axis> = {};
  grid.forEach((panel, index) => {
    axes[panel.xaxis] = {
      ...{ ...baseAxis(palette), ...progressAxis(models, by), domain: panel.xDomain, anchor: panel.y },
      title: { text: progressTitles[by], standoff: 8, font: { size: 12 } },
    };
    axes[panel.yaxis] = { ...baseAxis(palette), ...scales[index], domain: panel.yDomain, anchor: panel.x };
  });
  const layout: Layout = {
    ...baseLayout(palette),
    height: margin.t + plot.height + margin.b,
    margin,
    annotations: grid.map((panel, index) => panelTitle(panel, quantities[index]!.title, palette.ink)),
    ...axes,
  };
  const data = quantities.flatMap(({ quantity }, index) =>
    models.flatMap((model, order) => {
      const { title, color } = modelStyle(model.model, palette);
      const place = { xaxis: grid[index]!.x, yaxis: grid[index]!.y };
      // Models of one family have the same rate: through the gaps of a dashed line the one below is seen.
      const dash = quantity === 'learningRate' ? dashes[order % dashes.length]! : 'solid';
      const curve = quantity === 'learningRate' ? curveOf(model, quantity, by) : norms[order]!;
      const traces = curveTraces(curve, place, { color, width: 2, dash, name: title });
      const line = traces.pop()!;
      return [...traces, { ...line, name: title, legendgroup: title, showlegend: quantity === 'gradientNorm' }];
    }),
  );
  return { data, layout };
}

const highest = (models: readonly ModelCurves[]) =>
  models
    .flatMap(({ seeds }) => seeds.flatMap(({ learningRate }) => learningRate))
    .reduce((most, rate) => Math.max(most, rate), 0);
