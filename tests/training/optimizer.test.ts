import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { normal, uniform } from '../../src/nn/initializers.ts';
import { Parameters } from '../../src/tensor/parameters.ts';
import { Adam } from '../../src/training/optimizer.ts';
import { relativeError } from '../support/finite-differences.ts';

const config = { beta1: 0.9, beta2: 0.98, epsilon: 1e-9, clip: 1 };
const shapes = { kernel: [3, 5], bias: [7] } as const;
const table = {
  kernel: { shape: shapes.kernel, initial: normal(1) },
  bias: { shape: shapes.bias, initial: normal(1) },
};
const newParameters = () => new Parameters(table, new Random(1));

/** Gradients of every size between the steps: some are clipped, some are not. */
function drawGradients(random: Random): tf.Tensor[] {
  const limit = random.choice([0.01, 0.3, 5]);
  return Object.values(shapes).map((shape) => tf.tensor(uniform(limit)(shape, random), [...shape]));
}

const flat = (parameters: Parameters) => [...parameters.values().values()].flatMap((values) => [...values]);

describe('Adam', () => {
  it('makes the hand-computed first two steps', () => {
    // Step 1: m̂ = g, √v̂ = |g|, so θ moves by the learning rate: 1 − .1 = .9. Step 2 with g = .5 and β = (.5, .75):
    // m = .5·(.5·.1) + .5·.5 = .275, m̂ = .275 / .75 = .366667; v = .75·.0025 + .25·.25 = .064375, v̂ = .064375 / .4375
    const parameters = new Parameters({ w: { shape: [1], initial: () => Float32Array.of(1) } }, new Random(1));
    const adam = new Adam(parameters, { beta1: 0.5, beta2: 0.75, epsilon: 1e-9, clip: 0 });
    adam.apply([tf.tensor1d([0.1])], 0.1);
    expect(flat(parameters)[0]).toBeCloseTo(0.9, 6);
    adam.apply([tf.tensor1d([0.5])], 0.1);
    expect(flat(parameters)[0]).toBeCloseTo(0.9 - (0.1 * 0.3666667) / Math.sqrt(0.064375 / 0.4375), 6);
  });

  it('agrees with the equations in float64 over 40 steps', () => {
    const parameters = newParameters();
    const adam = new Adam(parameters, config);
    const random = new Random(2);
    const theta = flat(parameters);
    const m = theta.map(() => 0);
    const v = theta.map(() => 0);
    for (let t = 1; t <= 40; t++) {
      const gradients = drawGradients(random);
      const g = gradients.flatMap((gradient) => [...gradient.dataSync()]);
      const norm = Math.hypot(...g);
      for (let i = 0; i < theta.length; i++) {
        const clipped = g[i]! * Math.min(1, config.clip / norm);
        m[i] = 0.9 * m[i]! + 0.1 * clipped;
        v[i] = 0.98 * v[i]! + 0.02 * clipped ** 2;
        theta[i]! -= (0.01 * (m[i]! / (1 - 0.9 ** t))) / (Math.sqrt(v[i]! / (1 - 0.98 ** t)) + config.epsilon);
      }
      expect(adam.apply(gradients, 0.01)).toBeCloseTo(norm, 6);
      expect(relativeError(flat(parameters), theta)).toBeLessThan(1e-6);
    }
  });

  it('agrees with PyTorch over 25 steps, clipping by global norm included', () => {
    const pytorch = JSON.parse(readFileSync(new URL('../fixtures/pytorch/adam.json', import.meta.url), 'utf8'));
    const parameters = newParameters();
    const flatten = ({ kernel, bias }: { kernel: number[][]; bias: number[] }) => [...kernel.flat(), ...bias];
    parameters.load(
      new Map([
        ['kernel', Float32Array.from(pytorch.initial.kernel.flat())],
        ['bias', Float32Array.from(pytorch.initial.bias)],
      ]),
    );
    const adam = new Adam(parameters, pytorch.config);
    for (const { learningRate, gradients, norm, weights } of pytorch.steps) {
      const ours = adam.apply([tf.tensor2d(gradients.kernel), tf.tensor1d(gradients.bias)], learningRate);
      expect(Math.abs(ours - norm) / norm).toBeLessThan(1e-6);
      expect(relativeError(flat(parameters), flatten(weights))).toBeLessThan(2e-6); // PyTorch computes in float32
    }
  });

  it('changes nothing if the gradient is not finite', () => {
    const parameters = newParameters();
    const adam = new Adam(parameters, config);
    const before = { weights: flat(parameters), state: adam.state() };
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const gradients = [tf.fill([3, 5], 0.1), tf.tensor1d([0, 0, value, 0, 0, 0, 0])];
      expect(adam.apply(gradients, 0.01)).not.toSatisfy(Number.isFinite);
      expect({ weights: flat(parameters), state: adam.state() }).toEqual(before);
    }
  });

  it('goes on from a saved state with the same bits, and the saved state stays as it was', () => {
    const [parameters, random] = [newParameters(), new Random(3)];
    const adam = new Adam(parameters, config);
    for (let t = 0; t < 5; t++) adam.apply(drawGradients(random), 0.01);
    const saved = { weights: parameters.values(), adam: adam.state(), random: random.state };
    const asSaved = structuredClone(saved.adam);
    for (let t = 0; t < 5; t++) adam.apply(drawGradients(random), 0.01);

    const [laterParameters, laterRandom] = [newParameters(), new Random(saved.random)];
    laterParameters.load(saved.weights);
    const later = new Adam(laterParameters, config);
    later.restore(saved.adam);
    for (let t = 0; t < 5; t++) later.apply(drawGradients(laterRandom), 0.01);
    expect(flat(laterParameters)).toEqual(flat(parameters));
    expect(later.state()).toEqual(adam.state());
    expect(saved.adam).toEqual(asSaved);
  });

  it('leaves no tensor behind', () => {
    const parameters = newParameters();
    const adam = new Adam(parameters, config);
    const gradients = drawGradients(new Random(4));
    const before = tf.memory().numTensors;
    for (let t = 0; t < 3; t++) adam.apply(gradients, 0.01);
    expect(tf.memory().numTensors).toBe(before);
  });
});
