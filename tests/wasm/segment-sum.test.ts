import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GuardedMemory } from './guarded-memory.ts';

test('adds the rows of each segment in order and leaves strangers out, bit for bit', async () => {
  const memory = await GuardedMemory.create();
  const anyRows = fc.record({
    width: fc.integer({ min: 1, max: 19 }),
    segments: fc.integer({ min: 1, max: 7 }),
    ids: fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 40 }),
  });
  fc.assert(
    fc.property(anyRows, ({ width, segments, ids }) => {
      const rows = Float32Array.from({ length: ids.length * width }, (_, i) => Math.fround(1 / (i + 3)));
      const expected = new Float32Array(segments * width);
      ids.forEach((id, row) => {
        for (let j = 0; id >= 0 && id < segments && j < width; j++) expected[id * width + j]! += rows[row * width + j]!;
      });
      const [addressIds, addressRows] = [memory.placeIntegers(ids), memory.place(rows)];
      const sums = memory.reserve(segments * width);
      memory.kernels.segmentSum(ids.length, width, segments, addressIds, addressRows, sums);
      expect([...memory.read(sums, segments * width)]).toEqual([...expected]);
      expect(memory.release()).toBe(true);
    }),
  );
});

test('sums by hand, over ids of any rank', () => {
  const x = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
  const ids = tf.tensor2d([2, 0, 2, 2], [2, 2], 'int32');
  expect(tf.unsortedSegmentSum(x, ids as unknown as tf.Tensor1D, 3).arraySync()).toEqual([
    [3, 4],
    [0, 0],
    [1 + 5 + 7, 2 + 6 + 8],
  ]);
});

test('is the gradient of gather: each row of the table receives what its uses receive', () => {
  const table = tf.zeros([5, 3]);
  const ids = tf.tensor2d([4, 1, 4, 0], [2, 2], 'int32');
  const dy = tf.range(1, 13).reshape([2, 2, 3]);
  const gradient = tf.grad((x) => tf.gather(x, ids))(table, dy);
  expect(gradient.arraySync()).toEqual([
    [10, 11, 12],
    [4, 5, 6],
    [0, 0, 0],
    [0, 0, 0],
    [1 + 7, 2 + 8, 3 + 9],
  ]);
});

test('refuses other types and shapes', () => {
  const ids = tf.tensor1d([0, 1, 1], 'int32');
  expect(() => tf.unsortedSegmentSum(tf.zeros([3, 2], 'int32'), ids, 2)).toThrow(
    'expected float32 by int32, got int32',
  );
  expect(() => tf.unsortedSegmentSum(tf.zeros([2, 3]), ids, 2)).toThrow('x must begin with [3], got [2,3]');
});
