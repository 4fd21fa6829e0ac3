import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasKernel } from '../../src/ops/fused.ts';
import { type Activation, composedLinear, LINEAR, linear } from '../../src/ops/linear.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { draw, expectAgreement, holdsWithinBounds, valueAndGradients } from './agreement.ts';

const size = fc.oneof(fc.constantFrom(1, 4, 8), fc.integer({ min: 1, max: 37 }));
const activation = fc.constantFrom<Activation | undefined>('relu', 'tanh', undefined);

test('runs as one kernel here', () => {
  expect(hasKernel(LINEAR)).toBe(true);
});

test('the kernel agrees with the composed form, whatever the sizes', async () => {
  await holdsWithinBounds(
    fc.property(size, size, size, activation, fc.boolean(), (N, D, F, activation, biased) => {
      tf.tidy(() => {
        const inputs = [draw([N, D], 1), draw([D, F], 2), ...(biased ? [draw([F], 3)] : [])];
        const form = (f: typeof composedLinear) => (x: tf.Tensor, w: tf.Tensor, b?: tf.Tensor) =>
          f(x as tf.Tensor2D, w as tf.Tensor2D, b as tf.Tensor1D, activation);
        expectAgreement(form(linear) as never, form(composedLinear) as never, inputs);
      });
    }),
  );
});

test.each(['relu', 'tanh', undefined] as const)(
  'its gradient is that of double precision, activation %s',
  (activation) => {
    const [N, D, F] = [5, 7, 3];
    const inputs = [draw([N, D], 1), draw([D, F], 2), draw([F], 3)];
    const weights = draw([N, F], 99).dataSync();
    const loss = ([x, w, b]: readonly Float64Array[]) => {
      let sum = 0;
      for (let n = 0; n < N; n++) {
        for (let f = 0; f < F; f++) {
          let y = b![f]!;
          for (let d = 0; d < D; d++) y += x![n * D + d]! * w![d * F + f]!;
          sum += weights[n * F + f]! * { relu: Math.max(0, y), tanh: Math.tanh(y), none: y }[activation ?? 'none'];
        }
      }
      return sum;
    };
    const expected = doubleDifferences(
      loss,
      inputs.map((input) => Float64Array.from(input.dataSync())),
    );
    const { gradients } = valueAndGradients(
      (x, w, b) => linear(x!, w as tf.Tensor2D, b as tf.Tensor1D, activation),
      inputs,
    );
    for (const [index, gradient] of gradients.entries()) {
      expect(relativeError(gradient, expected[index]!)).toBeLessThan(1e-6);
    }
  },
);

test('maps the last axis, whatever stands before it', () => {
  const [x, w] = [draw([2, 3, 5], 1), draw<tf.Rank.R2>([5, 7], 2)];
  expect(linear(x, w).shape).toEqual([2, 3, 7]);
  expect([...linear(x, w).dataSync()]).toEqual([...linear(x.reshape([6, 5]), w).dataSync()]);
});

test('names a shape that disagrees', () => {
  const w = draw<tf.Rank.R2>([5, 7], 2);
  expect(() => linear(draw([2, 4], 1), w)).toThrow('linear: x: expected [2, 5], got [2, 4]');
  expect(() => linear(draw([2, 5], 1), w, draw<tf.Rank.R1>([6], 3))).toThrow('linear: bias: expected [7], got [6]');
});
