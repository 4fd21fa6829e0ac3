import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { on } from './against-cpu.ts';

const anyTensor = fc.record({
  shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  axis: fc.integer({ min: -4, max: 3 }),
  dtype: fc.constantFrom<'float32' | 'int32' | 'bool'>('float32', 'int32', 'bool'),
});

/** A tensor in which every value is another (as far as its type allows), and one of its axes. */
const example = ({ shape, axis, dtype }: { shape: number[]; axis: number; dtype: tf.NumericDataType }) => ({
  make: () =>
    tf
      .range(0, tf.util.sizeFromShape(shape))
      .mod(dtype === 'bool' ? 2 : 1e6)
      .reshape(shape)
      .cast(dtype),
  axis: Math.max(-shape.length, Math.min(axis, shape.length - 1)),
});

test('unstack, split in equal and in unequal parts, and slice along one axis do as on the cpu backend', async () => {
  await fc.assert(
    fc.asyncProperty(anyTensor, fc.nat(4), async (tensor, cut) => {
      const { make, axis } = example(tensor);
      const length = tensor.shape.at(axis)!;
      const first = Math.min(cut, length);
      const along = axis < 0 ? axis + tensor.shape.length : axis;
      const begin = tensor.shape.map((_, other) => (other === along ? length - first : 0));
      const size = tensor.shape.map((whole, other) => (other === along ? first : whole));
      for (const compute of [
        () => make().unstack(axis),
        () => make().split(length, axis),
        () => make().split([first, length - first], axis),
        () => make().slice(begin, size),
      ]) {
        expect(await on('wasm', compute)).toEqual(await on('cpu', compute));
      }
    }),
  );
});

test('cuts by hand', () => {
  const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  expect(x.unstack(1).map((column) => column.arraySync())).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
  expect(x.split([1, 2], 1)[1]!.arraySync()).toEqual([
    [2, 3],
    [5, 6],
  ]);
  expect(x.slice([0, 1], [2, 1]).arraySync()).toEqual([[2], [5]]);
});

test('leaves slices along two axes, scalars and strings to TensorFlow.js', () => {
  const x = tf.range(0, 30).reshape([2, 3, 5]);
  expect(x.slice([1, 1, 2], [1, 2, 2]).arraySync()).toEqual([
    [
      [22, 23],
      [27, 28],
    ],
  ]);
  expect(tf.tensor1d(['le', 'chat', 'noir']).slice([1], [2]).dataSync()).toEqual(['chat', 'noir']);
  expect(
    tf
      .tensor1d(['le', 'chat'])
      .unstack()
      .map((word) => word.dataSync()[0]),
  ).toEqual(['le', 'chat']);
});

test('pieces outlive what they were cut from', () => {
  const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  const [, second] = x.unstack();
  x.dispose();
  tf.dispose(tf.fill([4], 7));
  expect([...second!.dataSync()]).toEqual([3, 4]);
});
