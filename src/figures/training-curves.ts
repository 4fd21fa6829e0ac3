import type { MetricsLine, TimingLine } from '../compare/run-files.ts';
import { mean } from '../metrics/statistics.ts';
import { overSeeds, type Spread } from './over-seeds.ts';
import { runningMean } from './running-mean.ts';

/** The course of one training, a value for each step; as columns, since a page carries it. */
export interface TrainingCurve {
  readonly seed: number;
  readonly step: readonly number[];
  /** Trained on up to the end of each step. */
  readonly targetTokens: readonly number[];
  /** Of training up to the end of each step, evaluations left out; empty where they were not measured. */
  readonly seconds: readonly number[];
  /** Label-smoothed, of each step's batch, in nats per target token. */
  readonly loss: readonly number[];
  readonly learningRate: readonly number[];
  /** Before clipping. */
  readonly gradientNorm: readonly number[];
  /** Without label smoothing, in nats per target token, after each of `steps`. */
  readonly validation: { readonly steps: readonly number[]; readonly loss: readonly number[] };
}

/** The trainings of one model, by seed. */
export interface ModelCurves {
  readonly model: string;
  readonly seeds: readonly TrainingCurve[];
}

/** What a curve can run along. */
export type Progress = 'step' | 'targetTokens' | 'seconds';

export const progressTitles: Readonly<Record<Progress, string>> = {
  step: 'training step',
  targetTokens: 'target tokens trained on',
  seconds: 'seconds of training',
};

/** The columns of one training's metrics.jsonl and timing.jsonl, in as many digits as a figure can show. */
export function trainingCurve(
  seed: number,
  metrics: readonly MetricsLine[],
  timing: readonly TimingLine[] = [],
): TrainingCurve {
  const steps = metrics.filter((line) => line.event === 'step');
  const evaluations = metrics.filter((line) => line.event === 'evaluated');
  const column = (name: 'loss' | 'learningRate' | 'gradientNorm') =>
    steps.map((line) => Number(line[name].toPrecision(4)));
  const secondsAt = new Map(timing.map(({ step, seconds }) => [step, Number(seconds.toFixed(2))]));
  return {
    seed,
    step: steps.map(({ step }) => step),
    targetTokens: steps.map(({ targetTokens }) => targetTokens),
    seconds: steps.every(({ step }) => secondsAt.has(step)) ? steps.map(({ step }) => secondsAt.get(step)!) : [],
    loss: column('loss'),
    learningRate: column('learningRate'),
    gradientNorm: column('gradientNorm'),
    validation: {
      steps: evaluations.map(({ step }) => step),
      loss: evaluations.map(({ validationLoss }) => Number(validationLoss.toPrecision(4))),
    },
  };
}

/** A curve over several seeds: what is the same step of each is one point. */
export interface SeedsCurve {
  readonly x: readonly number[];
  readonly y: readonly Spread[];
}

/**
 * Of every step, or of every evaluation: means of `window` neighbours in each seed, then over the seeds. Without points
 * where the progress was not measured.
 */
export function curveOf(
  { seeds }: ModelCurves,
  quantity: 'loss' | 'learningRate' | 'gradientNorm' | 'validation',
  by: Progress,
  window = 1,
): SeedsCurve {
  const lines = seeds.map((curve) => {
    if (quantity !== 'validation') return { x: curve[by], y: runningMean(curve[quantity], window) };
    const { steps, loss } = curve.validation;
    return { x: steps.flatMap((step) => curve[by][curve.step.indexOf(step)] ?? []), y: loss };
  });
  const places = Array.from({ length: Math.max(0, ...lines.map(({ x }) => x.length)) }, (_, place) =>
    lines.filter(({ x }) => place < x.length).map(({ x, y }) => ({ x: x[place]!, y: y[place]! })),
  ); // a seed that stopped early has no say in what comes after
  return {
    x: places.map((points) => mean(points.map(({ x }) => x))),
    y: places.map((points) => overSeeds(points.map(({ y }) => y))),
  };
}
