import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { GuardedMemory } from './guarded-memory.ts';

const memory = await GuardedMemory.create();

function apply(name: 'exp' | 'tanh', x: Float32Array): Float32Array {
  const [from, to] = [memory.place(x), memory.reserve(x.length)];
  memory.kernels[name](x.length, from, to);
  const y = memory.read(to, x.length);
  expect(memory.release()).toBe(true);
  return y;
}

/** The largest error of `kernel` against double precision, in units in the last place of the true value. */
function worstError(name: 'exp' | 'tanh', exact: (x: number) => number, from: number, to: number): number {
  const x = Float32Array.from({ length: 20011 }, (_, i) => from + ((to - from) * i) / 20010);
  const y = apply(name, x);
  return Math.max(...x.map((value, i) => Math.abs(y[i]! - exact(value)) / unitInTheLastPlace(exact(value))));
}

/** The distance of single-precision numbers near x. */
const unitInTheLastPlace = (x: number) => 2 ** (Math.floor(Math.log2(Math.max(Math.abs(x), 2 ** -126))) - 23);

test.each([
  [-87.33, 88.72],
  [-10, 10],
  [-0.01, 0.01],
])('exp is within 2 units in the last place from %d to %d', (from, to) => {
  expect(worstError('exp', Math.exp, from, to)).toBeLessThan(2);
});

test.each([
  [-12, 12],
  [0.001, 1],
  [0.6, 0.65],
])('tanh is within 2 units in the last place from %d to %d', (from, to) => {
  expect(worstError('tanh', Math.tanh, from, to)).toBeLessThan(2);
});

test('exp and tanh at the ends of the numbers', () => {
  const infinity = Number.POSITIVE_INFINITY;
  const ends = Float32Array.of(0, -infinity, infinity, Number.NaN, -1e9, 1e9, -88, 89, -3.4e38, 3.4e38);
  expect([...apply('exp', ends)]).toEqual([1, 0, infinity, Number.NaN, 0, infinity, 0, infinity, 0, infinity]);
  expect([...apply('tanh', ends)]).toEqual([0, -1, 1, Number.NaN, -1, 1, -1, 1, -1, 1]);
});

test('a value does not depend on where it stands', () => {
  const x = Float32Array.from({ length: 7 }, (_, i) => 0.3 * i - 1);
  for (const name of ['exp', 'tanh'] as const) {
    const whole = apply(name, x);
    expect([...x].map((value) => apply(name, Float32Array.of(value))[0])).toEqual([...whole]);
  }
});

test('stand behind tf.exp, tf.tanh and their gradients', () => {
  const x = tf.tensor1d([-1, 0, 0.5, 2, 3]);
  expect(tf.exp(x).dataSync()[3]).toBeCloseTo(Math.exp(2), 5);
  const slopes = tf
    .grad((y) => tf.tanh(y).sum())(x)
    .dataSync();
  for (const [i, value] of x.dataSync().entries()) expect(slopes[i]).toBeCloseTo(1 - Math.tanh(value) ** 2, 6);
  expect(tf.exp(tf.tensor1d([0, 1], 'int32')).dataSync()[1]).toBeCloseTo(Math.E, 5);
});
