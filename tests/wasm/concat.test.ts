import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { on } from './against-cpu.ts';

const anyPieces = fc.record({
  before: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  lengths: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
  after: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  dtype: fc.constantFrom<'float32' | 'int32' | 'bool'>('float32', 'int32', 'bool'),
  fromEnd: fc.boolean(),
});

test('concat and stack do as on the cpu backend', async () => {
  await fc.assert(
    fc.asyncProperty(anyPieces, async ({ before, lengths, after, dtype, fromEnd }) => {
      const make = (shape: number[], from: number) =>
        tf
          .range(from, from + tf.util.sizeFromShape(shape))
          .mod(dtype === 'bool' ? 2 : 1e6)
          .reshape(shape)
          .cast(dtype);
      const whole = (length: number, i: number) => make([...before, length, ...after], 100 * i);
      const axis = fromEnd ? -1 - after.length : before.length;
      for (const compute of [
        () => tf.concat(lengths.map(whole), axis),
        () =>
          tf.stack(
            lengths.map((_, i) => make([...before, ...after], 100 * i)),
            axis,
          ),
      ]) {
        expect(await on('wasm', compute)).toEqual(await on('cpu', compute));
      }
    }),
  );
});

test('joins by hand', () => {
  const [a, b] = [tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6], [2, 1])];
  expect(tf.concat([a, b], 1).arraySync()).toEqual([
    [1, 2, 5],
    [3, 4, 6],
  ]);
  expect(tf.stack([tf.tensor1d([1, 2]), tf.tensor1d([3, 4])], 1).arraySync()).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test('refuses pieces that do not fit, and leaves strings to TensorFlow.js', () => {
  expect(() => tf.concat([tf.zeros([2, 3]), tf.zeros([3, 3])], 1)).toThrow();
  expect(() => tf.stack([tf.zeros([2]), tf.zeros([3])])).toThrow();
  expect(tf.concat([tf.tensor1d(['le']), tf.tensor1d(['chat'])]).dataSync()).toEqual(['le', 'chat']);
});
