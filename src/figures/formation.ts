import type { SentenceAlignments } from './alignment-matrices.ts';
import type { Axis, Figure, FigureOptions, ScatterTrace } from './figure.ts';
import { type GoldLinks, goldOverTokens } from './gold-outlines.ts';
import { logAxis } from './log-axis.ts';
import { weightsOf } from './map-choice.ts';
import { modelStyle } from './model-style.ts';
import { lightPalette } from './palette.ts';
import { baseAxis, baseLayout } from './panels.ts';

/** When one model's alignments were read, and how it did meanwhile. */
export interface ModelTimeline {
  readonly model: string;
  /** Updates made at each reading, ascending; 0 is the untrained model. */
  readonly steps: readonly number[];
  /** In nats per target token, without label smoothing; by the updates made. */
  readonly validation: { readonly steps: readonly number[]; readonly loss: readonly number[] };
}

/** A sentence as models aligned it in the course of their training. */
export interface FormingSentence {
  /** EOS included, on both sides. */
  readonly source: readonly string[]; // [S]
  readonly target: readonly string[]; // [T]
  readonly gold?: GoldLinks | undefined;
  readonly wordOf?: { readonly source: readonly number[]; readonly target: readonly number[] } | undefined;
  /** For each model and each of its steps the alignment [T, S], a byte a weight. */
  readonly weights: readonly (readonly Uint8Array[])[];
}

/** One timeline for all models: every step at which any of them was read. */
export const timelineOf = (models: readonly ModelTimeline[]): number[] =>
  [...new Set(models.flatMap(({ steps }) => steps))].sort((a, b) => a - b);

/** The validation loss that a model had last been found to have by a step; undefined before the first evaluation. */
export function lossAt({ validation }: ModelTimeline, step: number): number | undefined {
  return validation.loss[validation.steps.findLastIndex((evaluated) => evaluated <= step)];
}

/** The alignments that models had last been read to have by a step of the timeline. */
export function formationAt(
  models: readonly ModelTimeline[],
  { source, target, gold, wordOf, weights }: FormingSentence,
  step: number,
): SentenceAlignments {
  const links = gold && wordOf ? goldOverTokens(gold, wordOf) : gold;
  return {
    ...{ source, target, ...(links && { gold: links }) },
    maps: models.map(({ model, steps }, index) => {
      const reading = Math.max(
        0,
        steps.findLastIndex((read) => read <= step),
      );
      const part = steps[reading] === 0 ? 'untrained' : `after ${steps[reading]} steps`;
      return { model, part, weights: weightsOf(weights[index]![reading]!, source.length) };
    }),
  };
}

/** Validation losses of all models over the training, with a line at one step and a mark on each loss there. */
export function formationLosses(
  models: readonly ModelTimeline[],
  step: number,
  { palette = lightPalette }: FigureOptions = {},
): Figure {
  const losses = logAxis(models.flatMap(({ validation }) => validation.loss));
  const [low, high] = losses.range!.map((power) => 10 ** power);
  const end = Math.max(...timelineOf(models), ...models.flatMap(({ validation }) => validation.steps));
  const title = (text: string) => ({ text, standoff: 8, font: { size: 12 } });
  const x: Axis = {
    ...{ ...baseAxis(palette), range: [-0.02 * end, 1.04 * end], nticks: 6, showgrid: false, ticks: 'outside' },
    title: title('training step'),
  };
  const base = { type: 'scatter', hoverinfo: 'skip', showlegend: false } as const;
  const cursor: ScatterTrace = {
    ...{ ...base, mode: 'lines', x: [step, step], y: [low!, high!] },
    line: { color: palette.muted, width: 1 },
  };
  const curves = models.flatMap((timeline): ScatterTrace[] => {
    const { title: name, color, symbol } = modelStyle(timeline.model, palette);
    const loss = lossAt(timeline, step);
    return [
      {
        ...({
          type: 'scatter',
          mode: 'lines',
          name,
          x: timeline.validation.steps,
          y: timeline.validation.loss,
        } as const),
        ...{ line: { color, width: 2 }, hovertemplate: `${name}: %{y:.3f}<br>step %{x:,}<extra></extra>` },
      },
      {
        ...{ ...base, mode: 'markers', x: loss === undefined ? [] : [step], y: loss === undefined ? [] : [loss] },
        marker: { color, symbol, size: 10, line: { color: palette.paper, width: 1.5 } },
      },
    ];
  });
  return {
    data: [cursor, ...curves],
    layout: {
      ...baseLayout(palette),
      ...{ height: 250, margin: { l: 62, r: 12, t: 34, b: 46 }, xaxis: x },
      yaxis: { ...baseAxis(palette), ...losses, title: title('validation loss') },
    },
  };
}
