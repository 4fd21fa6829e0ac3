import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { Random } from '../../src/base/random.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { useCpuBackend } from '../../src/grading/cpu-backend.ts';
import { uniform } from '../../src/nn/initializers.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';

// npx tsx labs/04-recurrence-and-bptt/figure.ts             measures your exercise, draws my-figure.svg
// npx tsx labs/04-recurrence-and-bptt/figure.ts solution    the same of the reference, where it is: figure.svg

type Exercise = typeof import('./solution.ts');

const [S, B, D] = [31, 2, 29];
const BIASES = [0, 1, 2, 3, 4];

const draw = <R extends tf.Rank>(purpose: string, shape: tf.ShapeMap[R], limit: number) =>
  tf.tensor<R>(uniform(limit)(shape, new Random(4).split(purpose)), shape);

/** Of a loss that reads the last state alone. */
const readAtTheEnd = () => tf.concat([tf.zeros([S - 1, B, D]), draw('gradient', [1, B, D], 1)]) as tf.Tensor3D;

/** The norm of the gradient by distance, of a simple network whose kernel is uniform within ±limit. */
function rnn({ rnnStep, rnnBackward, gradientNorms }: Exercise, limit: number) {
  const kernel = draw<tf.Rank.R2>('rnn', [D, D], limit);
  const states = [tf.zeros<tf.Rank.R2>([B, D])];
  for (const input of tf.unstack(draw('inputs', [S, B, D], 0.01)) as tf.Tensor2D[]) {
    states.push(rnnStep(input, states.at(-1)!, kernel));
  }
  return gradientNorms(rnnBackward(tf.stack(states) as tf.Tensor3D, kernel, readAtTheEnd()).input);
}

/** The same of an LSTM; `bias` is added to what its forget gates get. */
function lstm({ lstmBackward, gradientNorms }: Exercise, bias: number) {
  const kernel = draw<tf.Rank.R2>('lstm', [D, 4 * D], 1 / Math.sqrt(D));
  const open = tf.tensor1d(Array.from({ length: 4 * D }, (_, column) => (Math.floor(column / D) === 1 ? bias : 0)));
  const inputs = draw<tf.Rank.R3>('inputs', [S, B, 4 * D], 0.01).add<tf.Tensor3D>(open);
  const zero = tf.zeros<tf.Rank.R2>([B, D]);
  return gradientNorms(lstmBackward(inputs, { hidden: zero, cell: zero }, kernel, readAtTheEnd()).input);
}

export function measurements(exercise: Exercise) {
  const limit = 1 / Math.sqrt(D);
  return {
    networks: [
      { name: 'RNN, kernel within ±1/√D', color: palette['lstm-none'], norms: tf.tidy(() => rnn(exercise, limit)) },
      { name: 'RNN, kernel within ±2/√D', color: palette.wrong, norms: tf.tidy(() => rnn(exercise, 2 * limit)) },
      { name: 'LSTM, forget bias 0', color: palette['lstm-dot'], norms: tf.tidy(() => lstm(exercise, 0)) },
      { name: 'LSTM, forget bias 2', color: palette['lstm-additive'], norms: tf.tidy(() => lstm(exercise, 2)) },
    ],
    byBias: BIASES.map((bias) => tf.tidy(() => lstm(exercise, bias)).at(-1)!),
  };
}

const rounded = (norms: readonly number[]) => norms.map((norm) => Number(norm.toPrecision(4)));

export const figure = ({ networks, byBias }: ReturnType<typeof measurements>): Figure =>
  linePanels([
    {
      title: 'How strongly a loss depends on a step',
      ...{ xTitle: 'steps before the loss', yTitle: '‖∂L/∂z‖', yLog: true },
      lines: networks.map(({ name, color, norms }) => ({ name, color, x: norms.map((_, d) => d), y: rounded(norms) })),
    },
    {
      title: `${S - 1} steps before the loss`,
      ...{ xTitle: 'bias of the forget gate', yTitle: '‖∂L/∂z‖', yLog: true },
      lines: [{ name: 'LSTM by forget bias', color: palette.ink, x: BIASES, y: rounded(byBias), marked: true }],
    },
  ]);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? 'exercise';
  await useCpuBackend();
  const measured = measurements(await import(new URL(`${name}.ts`, import.meta.url).href));
  const distances = [0, 5, 10, 20, 30];
  console.log('steps before the loss'.padEnd(26), ...distances.map((distance) => String(distance).padStart(9)));
  for (const { name, norms } of measured.networks) {
    console.log(name.padEnd(26), ...distances.map((distance) => norms[distance]!.toPrecision(3).padStart(9)));
  }
  const picture = name === 'exercise' ? 'my-figure.svg' : 'figure.svg';
  await writeFile(new URL(picture, import.meta.url), await svgOf(figure(measured)));
}
