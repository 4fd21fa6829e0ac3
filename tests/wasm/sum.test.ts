import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { on } from './against-cpu.ts';
import { GuardedMemory } from './guarded-memory.ts';

test('adds up the middle axis of any size, writing its sums alone', async () => {
  const memory = await GuardedMemory.create();
  const length = (max: number) => fc.integer({ min: 1, max });
  fc.assert(
    fc.property(length(4), length(70), fc.oneof(fc.constant(1), length(40)), (outer, count, inner) => {
      const x = Float32Array.from({ length: outer * count * inner }, (_, i) => ((i * 37) % 101) - 50);
      const expected = new Float32Array(outer * inner); // whole numbers: exact in any order
      x.forEach((value, i) => {
        expected[Math.floor(i / (count * inner)) * inner + (i % inner)]! += value;
      });
      const [from, to] = [memory.place(x), memory.reserve(outer * inner)];
      memory.kernels.sum(outer, count, inner, from, to);
      expect([...memory.read(to, outer * inner)]).toEqual([...expected]);
      expect(memory.release()).toBe(true);
    }),
  );
});

test('does as the cpu backend over any axes', async () => {
  const anySum = fc.record({
    shape: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
    chosen: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
    keepDims: fc.boolean(),
    dtype: fc.constantFrom<'float32' | 'int32'>('float32', 'int32'),
  });
  await fc.assert(
    fc.asyncProperty(anySum, async ({ shape, chosen, keepDims, dtype }) => {
      const axes = [...new Set(chosen.filter((axis) => axis < shape.length))];
      const compute = () =>
        tf
          .range(0, tf.util.sizeFromShape(shape))
          .reshape(shape)
          .cast(dtype)
          .sum(axes.length > 0 ? axes : undefined, keepDims);
      expect(await on('wasm', compute)).toEqual(await on('cpu', compute));
    }),
  );
});

test('sums by hand', () => {
  const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  expect(x.sum(0).arraySync()).toEqual([5, 7, 9]);
  expect(x.sum(-1, true).arraySync()).toEqual([[6], [15]]);
  expect(x.sum().arraySync()).toBe(21);
  expect(tf.zeros([0, 3]).sum(0).arraySync()).toEqual([0, 0, 0]);
  expect(
    tf
      .grad((y) => y.sum(0).mul([1, 2, 3]).sum())(x)
      .arraySync(),
  ).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});
