import type { StepTimes, Timing } from '../compare/run-files.ts';
import type { Figure, FigureOptions } from './figure.ts';
import { type LogLogQuantity, logLogPanels } from './log-log-panels.ts';
import { modelStyle } from './model-style.ts';
import { exactly } from './over-seeds.ts';
import { lightPalette } from './palette.ts';

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

const quantities: readonly LogLogQuantity<StepTimes['lengths'][number]>[] = [
  { title: 'Measured, ms per training step', unit: 'ms', of: ({ seconds }) => exactly(seconds * 1e3) },
  {
    title: 'Arithmetic, MFLOP per forward pass',
    unit: 'MFLOP',
    of: ({ forwardFlops }) => exactly(forwardFlops / 1e6),
  },
];

/** Time of a training step and its arithmetic by sentence length, a line for each model; all axes are logarithmic. */
export function stepTimeCurves(models: readonly ModelStepTimes[], options: FigureOptions = {}): Figure {
  const { palette = lightPalette } = options;
  const lines = models.map(({ model, lengths }) => ({ ...modelStyle(model, palette), points: lengths }));
  return logLogPanels(quantities, lines, options);
}
