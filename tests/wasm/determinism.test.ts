import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';

/** Values of which every engine and every machine has the same bits. */
function values(random: Random, shape: number[]): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  return tf.tensor(
    Float32Array.from({ length: size }, () => 4 * random.uniform() - 2),
    shape,
  );
}

test('the kernels and their gradients give the bits that they gave on other machines', () => {
  const random = new Random(2023);
  const table = values(random, [13, 7]);
  const weights = values(random, [7, 11]);
  const ids = tf.tensor2d([0, 3, 12, 5, 5, 1], [2, 3], 'int32');
  const loss = (x: tf.Tensor, w: tf.Tensor) => {
    const rows = tf.gather(x, ids).reshape([6, 7]).matMul(w); // [6, 11]
    const [left, right] = tf.split(rows, [5, 6], 1);
    return tf
      .concat([left!.tanh(), right!.exp(), right!.sigmoid(), tf.softmax(left!)], 1)
      .sum(0)
      .square()
      .sum();
  };
  const { value, grads } = tf.valueAndGrads(loss)([table, weights]);
  const hash = createHash('sha256');
  for (const tensor of [value, ...grads]) hash.update(new Uint8Array(tensor.dataSync().buffer));
  expect(hash.digest('hex')).toBe('d0f986234ff6f70e250385d42f8bc3348cc82593c32d2e17004c2fdf98c8f433');
});
