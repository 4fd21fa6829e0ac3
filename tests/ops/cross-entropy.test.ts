import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CROSS_ENTROPY,
  composedCrossEntropy,
  crossEntropy,
  negativeLogLikelihood,
} from '../../src/ops/cross-entropy.ts';
import { hasKernel } from '../../src/ops/fused.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { draw, expectAgreement, holdsWithinBounds, valueAndGradients } from './agreement.ts';

const pytorch = JSON.parse(readFileSync(new URL('../fixtures/pytorch/cross-entropy.json', import.meta.url), 'utf8'));

const padded = (rows: number[][], lengths: number[]): PaddedIds => ({
  ids: Int32Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0]!.length,
  lengths,
});

/** Targets of the given lengths, at least one of them real. */
const anyTargets = fc
  .record({ B: fc.integer({ min: 1, max: 4 }), T: fc.integer({ min: 1, max: 5 }), V: fc.integer({ min: 2, max: 19 }) })
  .chain(({ B, T, V }) => {
    const lengths = fc.array(fc.integer({ min: 0, max: T }), { minLength: B, maxLength: B });
    const ids = fc.array(fc.integer({ min: 0, max: V - 1 }), { minLength: B * T, maxLength: B * T });
    return fc.record({ B: fc.constant(B), T: fc.constant(T), V: fc.constant(V), lengths, ids });
  })
  .filter(({ lengths }) => lengths.some((length) => length > 0));

describe('crossEntropy', () => {
  it('runs as one kernel here', () => expect(hasKernel(CROSS_ENTROPY)).toBe(true));

  it('agrees with the composed form, whatever the sizes and the padding', async () => {
    await holdsWithinBounds(
      fc.property(anyTargets, fc.constantFrom(0, 0.1, 0.7), ({ B, T, V, lengths, ids }, labelSmoothing) => {
        const targets = { ids: Int32Array.from(ids), rows: B, columns: T, lengths };
        const form = (f: typeof crossEntropy) => (x: tf.Tensor) =>
          f(x.mul(5) as tf.Tensor3D, targets, { labelSmoothing });
        tf.tidy(() => expectAgreement(form(crossEntropy), form(composedCrossEntropy), [draw([B, T, V], 1)]));
      }),
    );
  });

  it('gives the hand-computed loss, with and without smoothing', () => {
    // softmax([ln 1, ln 3]) = [1/4, 3/4]; y = 1: −ln 3/4 = .287682; with ε = .2: −(.9 ln 3/4 + .1 ln 1/4) = .397543
    const logits = tf.tensor3d([[[0, Math.log(3)]]]);
    const targets = padded([[1]], [1]);
    expect(crossEntropy(logits, targets, { labelSmoothing: 0 }).dataSync()[0]).toBeCloseTo(0.287682, 6);
    expect(crossEntropy(logits, targets, { labelSmoothing: 0.2 }).dataSync()[0]).toBeCloseTo(0.397543, 6);
  });

  it.each([0, 0.1])('agrees with PyTorch in value and gradient, label smoothing %d', (labelSmoothing) => {
    const logits = tf.tensor3d(pytorch.logits);
    const targets = padded(pytorch.targets, pytorch.lengths);
    const { value, grad } = tf.valueAndGrad((x) => crossEntropy(x as tf.Tensor3D, targets, { labelSmoothing }))(logits);
    const expected = pytorch.cases[labelSmoothing === 0 ? '0.0' : '0.1'];
    expect(relativeError(value.dataSync(), [expected.loss])).toBeLessThan(1e-6);
    expect(relativeError(grad.dataSync(), expected.gradient.flat(2))).toBeLessThan(1e-6);
  });

  it('has the gradient of double precision, also behind another operation', () => {
    const [B, T, V, labelSmoothing] = [2, 3, 5, 0.1];
    const targets = padded(
      [
        [2, 0, 0],
        [1, 3, 4],
      ],
      [1, 3],
    );
    const real = [0, 3, 4, 5]; // the rows of logits that are no padding
    const [direction] = draw([], 99).dataSync();
    const loss = ([x]: readonly Float64Array[]) => {
      let sum = 0;
      for (const row of real) {
        const logits = x!.subarray(row * V, (row + 1) * V).map((value) => 0.7 * value);
        const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
        for (const [v, logit] of logits.entries()) {
          const q = (v === targets.ids[row] ? 1 - labelSmoothing : 0) + labelSmoothing / V;
          sum += q * (total - logit);
        }
      }
      return (direction! * 3 * sum) / real.length;
    };
    const logits = draw([B, T, V], 1);
    const [expected] = doubleDifferences(loss, [Float64Array.from(logits.dataSync())]);
    const { gradients } = valueAndGradients(
      (x) => crossEntropy(x!.mul(0.7) as tf.Tensor3D, targets, { labelSmoothing }).mul(3),
      [logits],
    );
    expect(relativeError(gradients[0]!, expected!)).toBeLessThan(2e-6);
  });

  it('is the same, and has the same gradient, however much padding follows', () => {
    const row = [0.5, -1, 2];
    const loss = (targets: PaddedIds) => (x: tf.Tensor) =>
      crossEntropy(x as tf.Tensor3D, targets, { labelSmoothing: 0.1 });
    const short = tf.valueAndGrad(loss(padded([[1]], [1])))(tf.tensor3d([[row]]));
    const long = tf.valueAndGrad(loss(padded([[1, 0, 0]], [1])))(tf.tensor3d([[row, [9, 9, 8], [-7, 5, 3]]]));
    expect(long.value.dataSync()).toEqual(short.value.dataSync());
    expect([...long.grad.dataSync()]).toEqual([...short.grad.dataSync(), 0, 0, 0, 0, 0, 0]);
  });

  it('stays finite for logits that overflow an exponential', () => {
    const loss = (x: tf.Tensor) => crossEntropy(x as tf.Tensor3D, padded([[0, 1]], [2]), { labelSmoothing: 0 });
    const { value, grad } = tf.valueAndGrad(loss)(
      tf.tensor3d([
        [
          [1e4, -1e4],
          [1e4, -1e4],
        ],
      ]),
    );
    expect(value.dataSync()[0]).toBe(1e4);
    expect([...grad.dataSync()]).toEqual([0, 0, 0.5, -0.5]);
  });

  it.each([0, 2])('is not a number as soon as a logit is not, at class %d', (at) => {
    const row = [1, 2, 3].map((logit, v) => (v === at ? Number.NaN : logit));
    expect(crossEntropy(tf.tensor3d([[row]]), padded([[1]], [1]), { labelSmoothing: 0 }).dataSync()[0]).toBeNaN();
  });

  it('says which target is not in the vocabulary, and when there is nothing to predict', () => {
    const loss = (id: number, length: number) => () =>
      crossEntropy(tf.zeros([1, 1, 5]), padded([[id]], [length]), { labelSmoothing: 0 });
    expect(loss(5, 1)).toThrow('crossEntropy: target 5 is not in a vocabulary of 5');
    expect(loss(0, 0)).toThrow('crossEntropy: no token to predict, all targets are padding');
  });

  it('leaves one tensor, and one more for the gradient', () => {
    const targets = padded([[1, 0]], [1]);
    const logits = tf.zeros([1, 2, 3]) as tf.Tensor3D;
    const before = tf.memory().numTensors;
    tf.valueAndGrad((x) => crossEntropy(x as tf.Tensor3D, targets, { labelSmoothing: 0.1 }))(logits);
    expect(tf.memory().numTensors).toBe(before + 2);
  });
});

describe('negativeLogLikelihood', () => {
  it('sums over the real tokens: uniform guesses have the perplexity of the vocabulary', () => {
    const { sum, tokens } = negativeLogLikelihood(
      tf.zeros([2, 3, 7]),
      padded(
        [
          [1, 2, 0],
          [3, 4, 5],
        ],
        [2, 3],
      ),
    );
    expect(tokens).toBe(5);
    expect(Math.exp(sum.dataSync()[0]! / tokens)).toBeCloseTo(7, 5);
  });
});
