import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { on } from './against-cpu.ts';

test.each(['float32', 'int32', 'bool'] as const)('looks up rows of %s by ids of any rank', async (dtype) => {
  const ids = [4, 0, 0, 3, 4, 1];
  for (const [table, shape] of [
    [
      [5, 3],
      [2, 3],
    ],
    [[5], [6]],
    [
      [5, 2, 3],
      [3, 2],
    ],
    [
      [5, 3],
      [1, 6, 1],
    ],
  ] as const) {
    const compute = () => {
      const x = tf.range(1, 1 + tf.util.sizeFromShape([...table])).mod(dtype === 'bool' ? 2 : 1e6);
      return tf.gather(x.reshape([...table]).cast(dtype), tf.tensor(ids, [...shape], 'int32'));
    };
    expect(await on('wasm', compute)).toEqual(await on('cpu', compute));
  }
});

test('leaves other axes to TensorFlow.js', () => {
  const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  expect(tf.gather(x, tf.tensor1d([2, 0], 'int32'), 1).arraySync()).toEqual([
    [3, 1],
    [6, 4],
  ]);
});

test.each([-1, 5])('refuses the index %i of a table of 5 rows', (index) => {
  expect(() => tf.gather(tf.zeros([5, 3]), tf.tensor1d([0, index], 'int32'))).toThrow(
    `gather: the index ${index} is not in 0 … 4`,
  );
});
