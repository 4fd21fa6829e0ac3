import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { composedDropout, DROPOUT, dropout } from '../../src/ops/dropout.ts';
import { hasKernel } from '../../src/ops/fused.ts';
import { GuardedMemory } from '../wasm/guarded-memory.ts';
import { draw, expectAgreement } from './agreement.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const rates = [0.1, 0.3, 0.5, 0.9];

/** 1 where a call on `count` values keeps, 0 where it drops. */
const keeps = (count: number, rate: number, random: Random) =>
  dropout(tf.ones([count]), { rate, random })
    .dataSync<'float32'>()
    .map((value) => (value === 0 ? 0 : 1));

test('runs as one kernel here', () => {
  expect(hasKernel(DROPOUT)).toBe(true);
});

test('both forms make the same mask forward and backward, bit for bit, whatever seed and size', () => {
  const size = fc.integer({ min: 1, max: 23 });
  fc.assert(
    fc.property(size, size, fc.constantFrom(...rates, 0.999), anySeed, (rows, columns, rate, seed) => {
      tf.tidy(() => {
        const random = () => new Random(seed);
        const drawn = random();
        const mask = [drawn.integer(2 ** 32), drawn.integer(2 ** 32)] as const;
        const fused = (x: tf.Tensor) => dropout(x, { rate, random: random() });
        const composed = (x: tf.Tensor) => composedDropout(x, { rate, seed: mask });
        expectAgreement(fused as never, composed as never, [draw([rows, columns], 1)], Number.MIN_VALUE);
      });
    }),
    { numRuns: 60 },
  );
});

test('divides what it keeps by 1 − rate, and lets what is not a number be seen', () => {
  const y = dropout(tf.fill([100], 3), { rate: 0.25, random: new Random(1) }).dataSync();
  expect(new Set(y)).toEqual(new Set([0, 4]));
  expect([...dropout(tf.fill([9], Number.NaN), { rate: 0.5, random: new Random(1) }).dataSync()]).toEqual(
    Array(9).fill(Number.NaN),
  );
});

test('drops nothing in evaluation or at a rate of zero, and then draws nothing', () => {
  const [x, random] = [tf.ones([3]), new Random(1)];
  const before = random.state;
  expect(dropout(x, undefined)).toBe(x);
  expect(dropout(x, { rate: 0, random })).toBe(x);
  expect(random.state).toEqual(before);
});

test('goes on from a saved state of its generator with the same masks', () => {
  const random = new Random(4);
  dropout(tf.ones([7]), { rate: 0.5, random });
  const later = new Random(random.state);
  expect(keeps(200, 0.5, later)).toEqual(keeps(200, 0.5, random));
});

/** Each of these is normal with mean 0 and variance 1 if the masks are independent; of a few hundred, none is above 5. */
const expectStandard = (value: number) => expect(Math.abs(value)).toBeLessThan(5);

test.each(rates)('drops at a rate of %d', (rate) => {
  const [random, count] = [new Random(6), 50_000];
  for (let call = 0; call < 30; call++) {
    const kept = keeps(count, rate, random).reduce((sum, value) => sum + value);
    expectStandard((kept - count * (1 - rate)) / Math.sqrt(count * rate * (1 - rate)));
  }
});

test.each(rates)('at a rate of %d no mask tells of its neighbours or of the one before', (rate) => {
  const [random, count] = [new Random(7), 50_000];
  let last = keeps(count, rate, random);
  const correlation = (a: Float32Array, b: Float32Array, shift: number) => {
    let sum = 0;
    for (let i = shift; i < count; i++) sum += (a[i]! - (1 - rate)) * (b[i - shift]! - (1 - rate));
    return sum / (rate * (1 - rate) * Math.sqrt(count - shift));
  };
  for (let call = 0; call < 10; call++) {
    const mask = keeps(count, rate, random);
    for (const shift of [1, 2, 3, 4, 7, 64, 128]) expectStandard(correlation(mask, mask, shift));
    for (const shift of [0, 1, 4]) expectStandard(correlation(mask, last, shift));
    last = mask;
  }
});

test('the kernel writes to its result alone, whatever the size', async () => {
  const memory = await GuardedMemory.create();
  for (let count = 0; count < 23; count++) {
    const [x, y] = [memory.place(new Float32Array(count).fill(1)), memory.reserve(count)];
    memory.kernels.dropout(count, x, y, 2 ** 31, 2, 12345, 2 ** 32 - 1);
    for (const value of memory.read(y, count)) expect([0, 2]).toContain(value);
    expect(memory.release()).toBe(true);
  }
});
