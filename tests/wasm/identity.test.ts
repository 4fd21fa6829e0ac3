import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';

const addressOf = (x: tf.Tensor) =>
  (tf.backend() as unknown as { getMemoryOffset(id: object): number }).getMemoryOffset(x.dataId);

test.each([
  ['clone', (x: tf.Tensor) => x.clone()],
  ['cast to the same type', (x: tf.Tensor) => tf.engine().runKernel('Cast', { x }, { dtype: x.dtype }) as tf.Tensor],
])('%s shares the values, which outlive the original', (_name, copy) => {
  const { numTensors, numBytes } = tf.memory();
  const x = tf.tensor1d([2, 3, 5]);
  const y = copy(x);
  expect(addressOf(y)).toBe(addressOf(x));
  x.dispose();
  tf.dispose(tf.fill([3], 7)); // would take the place of x, if it were free
  expect([...y.dataSync()]).toEqual([2, 3, 5]);
  y.dispose();
  expect(tf.memory()).toMatchObject({ numTensors, numBytes });
});

test('a variable that is assigned to leaves its clones alone', () => {
  const variable = tf.variable(tf.tensor1d([1, 2]));
  const before = variable.clone();
  variable.assign(tf.tensor1d([3, 4]));
  expect([...before.dataSync()]).toEqual([1, 2]);
  expect([...variable.dataSync()]).toEqual([3, 4]);
  variable.dispose();
});

test('strings are cloned, and other casts are left to TensorFlow.js', () => {
  expect(tf.tensor1d(['chat', 'noir']).clone().dataSync()).toEqual(['chat', 'noir']);
  expect([...tf.tensor1d([1.7, -1.7]).toInt().dataSync()]).toEqual([1, -1]);
});
