import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { GuardedMemory } from './guarded-memory.ts';

const memory = await GuardedMemory.create();

type Name = 'exp' | 'log' | 'sigmoid' | 'tanh';

function apply(name: Name, x: Float32Array): Float32Array {
  const [from, to] = [memory.place(x), memory.reserve(x.length)];
  memory.kernels[name](x.length, from, to);
  const y = memory.read(to, x.length);
  expect(memory.release()).toBe(true);
  return y;
}

/** In double precision; Math.exp does not overflow here. */
const exact: Readonly<Record<Name, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sigmoid: (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
  tanh: Math.tanh,
};

/** Numbers from one to the other, both positive or both negative, evenly spaced in their bits: every magnitude alike. */
function* everyMagnitude(from: number, to: number): Generator<Float32Array> {
  const [first, last] = new Int32Array(Float32Array.of(from, to).buffer) as unknown as [number, number];
  const [chunks, size] = [12, 20011];
  for (let chunk = 0; chunk < chunks; chunk++) {
    const position = (i: number) => (chunk * size + i) / (chunks * size - 1);
    const bits = Int32Array.from({ length: size }, (_, i) => Math.round(first + (last - first) * position(i)));
    yield new Float32Array(bits.buffer);
  }
}

/** The largest error against double precision, in units in the last place of the true value. */
function worstError(name: Name, from: number, to: number): number {
  let worst = 0;
  for (const x of everyMagnitude(from, to)) {
    for (const [i, y] of apply(name, x).entries()) {
      const expected = exact[name](x[i]!);
      worst = Math.max(worst, Math.abs(y - expected) / unitInTheLastPlace(expected));
    }
  }
  return worst;
}

/** The distance of single-precision numbers near x. */
const unitInTheLastPlace = (x: number) => 2 ** (Math.floor(Math.log2(Math.max(Math.abs(x), 2 ** -126))) - 23);

const SUBNORMAL = 2 ** -149;
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

test.each<[Name, number, number, number]>([
  ['exp', 1, SUBNORMAL, 88.7228],
  ['exp', 1, -SUBNORMAL, -87.3365],
  ['exp', 1, -10, -87.3365],
  ['log', 1, SUBNORMAL, LARGEST],
  ['log', 1, 0.5, 2],
  ['log', 1, 0.99, 1.01],
  ['sigmoid', 3, SUBNORMAL, LARGEST],
  ['sigmoid', 3, -SUBNORMAL, -87.3365],
  ['sigmoid', 3, -10, -87.3365],
  ['tanh', 5, SUBNORMAL, LARGEST],
  ['tanh', 5, -SUBNORMAL, -LARGEST],
  ['tanh', 5, 0.01, 12],
])('%s is within %d units in the last place from %d to %d', (name, units, from, to) => {
  expect(worstError(name, from, to)).toBeLessThan(units);
});

test('tanh and sigmoid never leave their range, so that no slope is negative', () => {
  for (const x of everyMagnitude(0.1, 100)) {
    for (const name of ['tanh', 'sigmoid'] as const) expect(Math.max(...apply(name, x))).toBeLessThanOrEqual(1);
  }
});

test.each<[Name, number[], number[]]>([
  ['exp', [0, -0, -1e9, 1e9, -88, 89, -3.4e38, 3.4e38], [1, 1, 0, Infinity, 0, Infinity, 0, Infinity]],
  ['exp', [-Infinity, Infinity, NaN], [0, Infinity, NaN]],
  ['log', [0, -0, 1, -1, -SUBNORMAL, -Infinity], [-Infinity, -Infinity, 0, NaN, NaN, NaN]],
  ['log', [Infinity, NaN, LARGEST], [Infinity, NaN, Math.fround(128 * Math.LN2)]],
  ['sigmoid', [0, -0, -88, -1e9, -Infinity, 20, Infinity, NaN], [0.5, 0.5, 0, 0, 0, 1, 1, NaN]],
  ['tanh', [0, -0, -Infinity, Infinity, NaN, -1e9, 1e9, 10], [0, -0, -1, 1, NaN, -1, 1, 1]],
])('%s at the ends of the numbers %j', (name, x, y) => {
  expect([...apply(name, Float32Array.from(x))]).toEqual(y);
});

test.each<Name>(['exp', 'log', 'sigmoid', 'tanh'])('%s of a value does not depend on where it stands', (name) => {
  const x = Float32Array.from({ length: 7 }, (_, i) => 0.3 * i + 0.1);
  const whole = apply(name, x);
  expect([...x].map((value) => apply(name, Float32Array.of(value))[0])).toEqual([...whole]);
});

test('stand behind the functions of TensorFlow.js and their gradients', () => {
  const x = tf.tensor1d([-1, 0, 0.5, 2, 3]);
  expect(tf.exp(x).dataSync()[3]).toBeCloseTo(Math.exp(2), 5);
  expect(tf.sigmoid(tf.tensor1d([-80])).dataSync()[0]! / Math.exp(-80)).toBeCloseTo(1, 6); // the stock one: 0
  expect(tf.log(tf.tensor1d([1e-40])).dataSync()[0]).toBeCloseTo(Math.log(1e-40), 4);
  const slopes = tf
    .grad((y) => tf.tanh(y).sum())(x)
    .dataSync();
  for (const [i, value] of x.dataSync().entries()) expect(slopes[i]).toBeCloseTo(1 - Math.tanh(value) ** 2, 6);
  expect(tf.exp(tf.tensor1d([0, 1], 'int32')).dataSync()[1]).toBeCloseTo(Math.E, 5);
});
