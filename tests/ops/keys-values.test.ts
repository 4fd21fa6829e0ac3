import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasKernel } from '../../src/ops/fused.ts';
import { composedKeysValues, KEYS_VALUES, keysValues } from '../../src/ops/keys-values.ts';
import { draw, expectAgreement, holdsWithinBounds } from './agreement.ts';

test('runs as one kernel here', () => {
  expect(hasKernel(KEYS_VALUES)).toBe(true);
});

test('the kernel agrees with the composed form, whatever the sizes', async () => {
  const form =
    (f: typeof keysValues) => (x: tf.Tensor, keyWeight: tf.Tensor, valueWeight: tf.Tensor, bias: tf.Tensor) =>
      f(x as tf.Tensor3D, { keyWeight, valueWeight, valueBias: bias } as never);
  const size = (max: number) => fc.integer({ min: 1, max });
  await holdsWithinBounds(
    fc.property(size(4), size(7), size(37), (B, S, D) => {
      tf.tidy(() => {
        const inputs = [draw([B, S, D], 1), draw([D, D], 2), draw([D, D], 3), draw([D], 4)];
        expectAgreement(form(keysValues) as never, form(composedKeysValues) as never, inputs);
      });
    }),
  );
});

test('by hand: keys in the first columns, values in the last', () => {
  const parameters = {
    keyWeight: tf.tensor2d([1, 2, 3, 4], [2, 2]),
    valueWeight: tf.tensor2d([0, 1, 1, 0], [2, 2]),
    valueBias: tf.tensor1d([10, 20]),
  };
  expect(keysValues(tf.tensor3d([[[1, 10]]]), parameters).arraySync()).toEqual([[[31, 42, 20, 21]]]);
});

test('names a shape that disagrees', () => {
  const weight = draw<tf.Rank.R2>([5, 5], 1);
  const parameters = {
    keyWeight: weight,
    valueWeight: draw<tf.Rank.R2>([5, 6], 2),
    valueBias: draw<tf.Rank.R1>([5], 3),
  };
  expect(() => keysValues(tf.ones([2, 3, 5]), parameters)).toThrow(
    'keysValues: valueWeight: expected [5, 5], got [5, 6]',
  );
});
