import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { Random } from '../../src/base/random.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { useCpuBackend } from '../../src/grading/cpu-backend.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { matrices } from '../draw.ts';

// npx tsx labs/03-softmax-and-attention/figure.ts             measures your exercise, draws my-figure.svg
// npx tsx labs/03-softmax-and-attention/figure.ts solution    the same of the reference, where it is: figure.svg

type Exercise = typeof import('./solution.ts');

const [QUERIES, KEYS] = [64, 16];
const WIDTHS = [1, 4, 16, 32, 64, 128, 256];

/** Of scores: their variance, and what is left of a gradient behind their softmax, as a mean over the queries. */
function measure({ softmax, softmaxGradient }: Exercise, scores: tf.Tensor3D, gradient: tf.Tensor3D) {
  const { mean, variance } = tf.moments(scores);
  mean.dispose();
  const passed = softmaxGradient(softmax(scores), gradient);
  const share = passed.norm(2, -1).div(gradient.norm(2, -1)).mean(); // [1, T] → []
  return { variance: variance.dataSync()[0]!, share: share.dataSync()[0]! };
}

/** Scores of queries and keys with entries of mean zero and variance one, as they are and divided by √K. */
export function measurements(exercise: Exercise) {
  return WIDTHS.map((width) =>
    tf.tidy(() => {
      const random = new Random(3).split(String(width));
      const draw = (rows: number, columns: number) => tf.tensor3d(matrices(random, 1, rows, columns));
      const [queries, keys, gradient] = [draw(QUERIES, width), draw(KEYS, width), draw(QUERIES, KEYS)];
      const raw = measure(exercise, tf.matMul(queries, keys, false, true), gradient);
      return { width, raw, scaled: measure(exercise, exercise.scaledDotProduct(queries, keys), gradient) };
    }),
  );
}

export function figure(measured: ReturnType<typeof measurements>): Figure {
  const panel = (title: string, yTitle: string, of: 'variance' | 'share') => ({
    ...{ title, yTitle, xTitle: 'width of queries and keys, K', yLog: true },
    lines: (['raw', 'scaled'] as const).map((kind) => ({
      name: kind === 'raw' ? 'q·k' : 'q·k / √K',
      color: kind === 'raw' ? palette.wrong : palette.transformer,
      ...{ x: measured.map(({ width }) => width), y: measured.map((row) => Number(row[kind][of].toPrecision(4))) },
      marked: true,
    })),
  });
  return linePanels([
    panel('Variance of the scores', 'variance', 'variance'),
    panel('Gradient that gets through the softmax', '‖∂L/∂e‖ / ‖∂L/∂α‖', 'share'),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? 'exercise';
  await useCpuBackend();
  const measured = measurements(await import(new URL(`${name}.ts`, import.meta.url).href));
  console.log('width   variance q·k   q·k/√K   gradient q·k   q·k/√K');
  for (const { width, raw, scaled } of measured) {
    const numbers = [raw.variance, scaled.variance, raw.share, scaled.share].map((x) => x.toPrecision(3).padStart(9));
    console.log(String(width).padStart(5), ...numbers);
  }
  const picture = name === 'exercise' ? 'my-figure.svg' : 'figure.svg';
  await writeFile(new URL(picture, import.meta.url), await svgOf(figure(measured)));
}
