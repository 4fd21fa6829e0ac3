import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Random } from '../../src/base/random.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { type LinePanel, linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { affine, gradientDescentStep, xavierUniform } from './solution.ts';

// npx tsx labs/01-neuron-to-gradient-descent/figure.ts

const EXAMPLES = 64;
const EPOCHS = 4;

/** y = 2x − 1 and noise, and the loss of every line on the way: as many examples seen, in batches of other sizes. */
function descents(): LinePanel {
  const random = new Random(1);
  const x = Array.from({ length: EXAMPLES }, () => random.normal());
  const y = x.map((value) => 2 * value - 1 + 0.5 * random.normal());
  const lossOf = ([slope, intercept]: readonly number[]) =>
    x.reduce((sum, value, n) => sum + (slope! * value + intercept! - y[n]!) ** 2 / 2, 0) / EXAMPLES;
  const descent = (size: number) => {
    let line = [0, 0];
    const curve = { x: [0], y: [lossOf(line)] };
    for (let seen = 0; seen < EPOCHS * EXAMPLES; seen += size) {
      const batch = Array.from({ length: size }, () => (size === EXAMPLES ? undefined : random.integer(EXAMPLES)));
      const gradients = batch.map((drawn, i) => {
        const n = drawn ?? i;
        const error = line[0]! * x[n]! + line[1]! - y[n]!;
        return [error * x[n]!, error];
      });
      line = gradientDescentStep(line, gradients, 0.2);
      curve.x.push(seen + size);
      curve.y.push(lossOf(line));
    }
    return curve;
  };
  return {
    title: 'Four passes over 64 examples',
    ...{ xTitle: 'examples seen', yTitle: 'loss on all examples', yLog: true },
    lines: [
      { name: 'stochastic (1)', color: palette['lstm-additive'], ...descent(1) },
      { name: 'mini-batch (8)', color: palette.transformer, ...descent(8) },
      { name: 'full batch (64)', color: palette.ink, ...descent(EXAMPLES), marked: true },
    ],
  };
}

const WIDTH = 100;
const LAYERS = 12;

/** How far the values of each layer spread (root of their mean square), when nothing has been trained. */
function spreads(): LinePanel {
  const spread = (activation: (z: number) => number, factor: number) => {
    const random = new Random(2);
    const zeros = Array<number>(WIDTH).fill(0);
    let values = Array.from({ length: WIDTH }, () => random.normal());
    const curve = { x: [0], y: [1] };
    for (let layer = 1; layer <= LAYERS; layer++) {
      const weights = xavierUniform(WIDTH, WIDTH, random).map((row) => row.map((weight) => factor * weight));
      values = affine({ weights, biases: zeros }, values).map(activation);
      curve.x.push(layer);
      curve.y.push(Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / WIDTH));
    }
    return curve;
  };
  const relu = (z: number) => Math.max(0, z);
  return {
    title: 'Values before any training',
    ...{ xTitle: 'layer', yTitle: 'root mean square', yLog: true },
    lines: [
      { name: 'tanh, Xavier', color: palette.gold, ...spread(Math.tanh, 1), marked: true },
      { name: 'tanh, a quarter of it', color: palette.muted, ...spread(Math.tanh, 0.25), marked: true },
      { name: 'ReLU, Xavier', color: palette['lstm-general'], ...spread(relu, 1), marked: true },
      { name: 'ReLU, He', color: palette['lstm-dot'], ...spread(relu, Math.SQRT2), marked: true },
    ],
  };
}

export const figure = (): Figure => linePanels([descents(), spreads()]);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('figure.svg', import.meta.url), await svgOf(figure()));
}
