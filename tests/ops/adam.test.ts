import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { ADAM, type AdamSettings, type AdamSlot, adamUpdate, composedAdamUpdate } from '../../src/ops/adam.ts';
import { hasKernel } from '../../src/ops/fused.ts';
import { relativeError } from '../support/finite-differences.ts';
import { GuardedMemory } from '../wasm/guarded-memory.ts';

const memory = await GuardedMemory.create();
const shapes: readonly number[][] = [[3, 5], [7], [1], [2, 2, 4]];
const settings: AdamSettings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-9, clip: 1, stepSize: 0.01, secondCorrection: 2 };
const powers = (beta: number, t: number): number => (t === 0 ? 1 : beta * powers(beta, t - 1));

function values(shape: number[], random: Random, scale = 1): tf.Tensor {
  const draw = () => (2 * random.uniform() - 1) * scale;
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, draw), shape);
}

/** Parameters and moments as they may be in the midst of a training. */
function newSlots(seed: number): AdamSlot[] {
  const random = new Random(seed);
  return shapes.map((shape) => ({
    parameter: tf.variable(values(shape, random)),
    gradient: values(shape, random, 0.3),
    first: tf.variable(values(shape, random, 0.1)),
    second: tf.variable(values(shape, random, 0.1).square()),
  }));
}

const contents = (slots: readonly AdamSlot[]) =>
  slots.map(({ parameter, first, second }) => [parameter, first, second].flatMap((x) => [...x.dataSync()]));
const dispose = (slots: readonly AdamSlot[]) => tf.dispose(slots.map((slot) => Object.values(slot)));

test('runs as one kernel here', () => {
  expect(hasKernel(ADAM)).toBe(true);
});

test('the kernel agrees with the composed form, clipped and not, and leaves nothing behind', () => {
  for (const clip of [0, 0.1, 100]) {
    const [fused, composed] = [newSlots(1), newSlots(1)];
    const before = tf.memory().numTensors;
    const norms = [adamUpdate(fused, { ...settings, clip }), composedAdamUpdate(composed, { ...settings, clip })];
    expect(tf.memory().numTensors).toBe(before);
    expect(norms[0]).toBe(norms[1]);
    contents(fused).forEach((slot, i) => {
      expect(relativeError(slot, contents(composed)[i]!)).toBeLessThan(3e-7);
    });
    dispose([...fused, ...composed]);
  }
});

test.each([
  [0.9, 0.98],
  [0.9, 0.999],
  [0, 0.5],
])('after 200 updates the weights are those of double precision, β₁ %d, β₂ %d', (beta1, beta2) => {
  const random = new Random(5);
  const weights = values([23], random).dataSync();
  const slot = { parameter: tf.variable(tf.tensor1d(weights)), gradient: tf.zeros([23]) };
  const moments = { first: tf.variable(tf.zeros([23])), second: tf.variable(tf.zeros([23])) };
  const [theta, m, v] = [Float64Array.from(weights), new Float64Array(23), new Float64Array(23)];
  for (let t = 1; t <= 200; t++) {
    const gradient = values([23], random, random.choice([0.001, 0.1, 3]));
    const [first, second] = [1 - powers(beta1, t), 1 - powers(beta2, t)];
    const step = { stepSize: 0.01 / first, secondCorrection: 1 / Math.sqrt(second) };
    adamUpdate([{ ...slot, ...moments, gradient }], { ...settings, beta1, beta2, ...step });
    const norm = Math.hypot(...gradient.dataSync());
    for (const [i, g] of gradient.dataSync().entries()) {
      const clipped = g * Math.min(1, 1 / norm);
      m[i] = beta1 * m[i]! + (1 - beta1) * clipped;
      v[i] = beta2 * v[i]! + (1 - beta2) * clipped ** 2;
      theta[i]! -= (0.01 * (m[i]! / first)) / (Math.sqrt(v[i]! / second) + 1e-9);
    }
  }
  expect(relativeError(slot.parameter.dataSync(), theta)).toBeLessThan(2e-6);
  expect(relativeError(moments.first.dataSync(), m)).toBeLessThan(1e-6);
  expect(relativeError(moments.second.dataSync(), v)).toBeLessThan(1e-6);
});

test('what shares the values of a parameter stays as it was', () => {
  const slots = newSlots(1);
  const clone = slots[0]!.parameter.clone();
  const before = [...clone.dataSync()];
  adamUpdate(slots, settings);
  expect([...clone.dataSync()]).toEqual(before);
  expect([...slots[0]!.parameter.dataSync()]).not.toEqual(before);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 3e38])('changes nothing where a gradient is %d', (value) => {
  const slots = newSlots(1).map((slot) => ({ ...slot, gradient: tf.fill(slot.parameter.shape, value) }));
  const before = contents(slots);
  expect(Number.isFinite(adamUpdate(slots, settings))).toBe(false);
  expect(contents(slots)).toEqual(before);
});

test('names a shape that disagrees', () => {
  const [slot] = newSlots(1);
  expect(() => adamUpdate([{ ...slot!, gradient: tf.zeros([5, 3]) }], settings)).toThrow(
    'adamUpdate: expected [3, 5], got [5, 3]',
  );
});

test('the kernel writes to parameters, moments and norm alone, whatever their sizes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 5 }), (sizes) => {
      const random = new Random(1);
      const place = (size: number) => memory.place(values([size], random).square().dataSync());
      const rows = sizes.map((size) => [place(size), place(size), place(size), place(size), size]);
      const gradients = rows.map(([, gradient, , , size]) => memory.read(gradient!, size!));
      const norm = memory.reserve(1);
      memory.kernels.adam(sizes.length, memory.placeIntegers(rows.flat()), 1, 0.1, 0.02, 0.01, 1, 1e-9, norm);
      expect(memory.read(norm, 1)[0]).toBeCloseTo(Math.hypot(...gradients.flatMap((g) => [...g])), 5);
      rows.forEach(([theta, gradient, first, , size], i) => {
        expect(memory.read(gradient!, size!)).toEqual(gradients[i]);
        for (const value of [...memory.read(theta!, size!), ...memory.read(first!, size!)]) expect(value).not.toBeNaN();
      });
      expect(memory.release()).toBe(true);
    }),
    { numRuns: 50 },
  );
});
