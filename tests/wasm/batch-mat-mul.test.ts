import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { finiteDifferences, relativeError } from '../support/finite-differences.ts';

/** Whole numbers, whose products and sums are exact in single precision. */
const counting = (shape: number[], from = 1) => tf.range(from, from + tf.util.sizeFromShape(shape)).reshape(shape);

test('multiplies by hand', () => {
  const a = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  expect(a.matMul(tf.tensor2d([7, 8, 9, 10, 11, 12], [3, 2])).arraySync()).toEqual([
    [58, 64],
    [139, 154],
  ]);
  expect(a.matMul(a, false, true).arraySync()).toEqual([
    [14, 32],
    [32, 77],
  ]);
});

test.each([
  { a: [2, 3, 5, 7], b: [2, 3, 7, 11], result: [2, 3, 5, 11] },
  { a: [3, 5, 7], b: [7, 11], result: [3, 5, 11] },
  { a: [3, 5, 7], b: [1, 7, 11], result: [3, 5, 11] },
  { a: [5, 7], b: [3, 7, 11], result: [3, 5, 11] },
  { a: [1, 1, 5, 7], b: [2, 3, 7, 11], result: [2, 3, 5, 11] },
  { a: [1, 1, 5, 7], b: [3, 7, 11], result: [1, 3, 5, 11] },
  { a: [1, 5, 7], b: [7, 11], result: [1, 5, 11] },
])('pairs matrices over a batch: $a by $b', ({ a, b, result }) => {
  const [left, right] = [counting(a), counting(b)];
  const swap = (x: tf.Tensor) => x.transpose([...x.shape.keys()].slice(0, -2).concat([x.rank - 1, x.rank - 2]));
  const matrices = (x: tf.Tensor) => x.reshape([-1, ...x.shape.slice(-2)]).unstack();
  const count = Math.max(matrices(left).length, matrices(right).length);
  const pick = (x: tf.Tensor, i: number) => matrices(x)[i % matrices(x).length]!;
  const expected = tf.stack(Array.from({ length: count }, (_, i) => pick(left, i).matMul(pick(right, i))));

  const products = [
    left.matMul(right),
    swap(left).matMul(right, true),
    left.matMul(swap(right), false, true),
    swap(left).matMul(swap(right), true, true),
  ];
  for (const product of products) {
    expect(product.shape).toEqual(result);
    expect([...product.dataSync()]).toEqual([...expected.dataSync()]);
  }
});

test.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('has the right gradient, transposed %s and %s', (transposeA, transposeB) => {
  const a = tf
    .range(0, 30)
    .mul(0.37)
    .sin()
    .reshape(transposeA ? [2, 5, 3] : [2, 3, 5]);
  const b = tf
    .range(0, 70)
    .mul(0.61)
    .sin()
    .reshape(transposeB ? [2, 7, 5] : [2, 5, 7]);
  const weights = tf.range(0, 42).mul(0.23).sin().reshape([2, 3, 7]);
  const loss = (x: tf.Tensor, y: tf.Tensor) => x.matMul(y, transposeA, transposeB).mul(weights).sum();
  const [byA, byB] = tf.grads(loss)([a, b]) as [tf.Tensor, tf.Tensor];
  expect(
    relativeError(
      byA.dataSync(),
      finiteDifferences((x) => loss(x, b), a),
    ),
  ).toBeLessThan(1e-3);
  expect(
    relativeError(
      byB.dataSync(),
      finiteDifferences((x) => loss(a, x), b),
    ),
  ).toBeLessThan(1e-3);
});

test('goes on when the memory of the backend grows', () => {
  const before = counting([3, 5]);
  const bytes = () => (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.byteLength;
  const [start, ballast] = [bytes(), [] as tf.Tensor[]];
  while (bytes() === start) ballast.push(tf.zeros([1 << 20]));
  const after = counting([5, 2]);
  expect(before.matMul(after).arraySync()).toEqual([
    [95, 110],
    [220, 260],
    [345, 410],
  ]);
  tf.dispose(ballast);
});

test('refuses what it cannot multiply, with both shapes', () => {
  const a = tf.zeros([2, 3]);
  expect(() => a.matMul(tf.zeros([2, 3]))).toThrow(/matMul/);
  expect(() => tf.zeros([2, 5, 3]).matMul(tf.zeros([7, 3, 5]))).toThrow(
    'matMul of float32 [2, 5, 3] by float32 [7, 3, 5]: the batches must be alike, or one of them a single matrix',
  );
  expect(() => a.toInt().matMul(tf.zeros([3, 2], 'int32'))).toThrow('both must be float32');
});
