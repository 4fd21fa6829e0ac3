import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasKernel } from '../../src/ops/fused.ts';
import { composedLayerNorm, LAYER_NORM, layerNorm } from '../../src/ops/layer-norm.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { draw, expectAgreement, holdsWithinBounds, valueAndGradients } from './agreement.ts';

const pytorch = JSON.parse(readFileSync(new URL('../fixtures/pytorch/layer-norm.json', import.meta.url), 'utf8'));
const plain = (D: number) => ({ gain: tf.ones([D]) as tf.Tensor1D, bias: tf.zeros([D]) as tf.Tensor1D });

describe('layerNorm', () => {
  it('runs as one kernel here', () => expect(hasKernel(LAYER_NORM)).toBe(true));

  it('agrees with the composed form, whatever the sizes', async () => {
    const size = (max: number) => fc.integer({ min: 1, max });
    const width = fc.oneof(fc.constant(1), fc.integer({ min: 3, max: 37 })); // of two values x̂ is ±1: no gradient
    const form = (f: typeof layerNorm) => (x: tf.Tensor, gain: tf.Tensor, bias: tf.Tensor) =>
      f(x, { gain, bias } as never);
    await holdsWithinBounds(
      fc.property(size(3), size(7), width, (B, T, D) => {
        tf.tidy(() => {
          const inputs = [draw([B, T, D], 1), draw([D], 2), draw([D], 3)];
          expectAgreement(form(layerNorm) as never, form(composedLayerNorm) as never, inputs, 2e-4);
        });
      }),
    );
  });

  it('gives the hand-computed row', () => {
    // μ = 2, σ² = (1 + 0 + 1) / 3: x̂ = ∓1 / √(2/3 + 10⁻⁵) = ∓1.224736; times the gain 2, plus the bias 1
    const y = layerNorm(tf.tensor2d([[1, 2, 3]]), { gain: tf.fill([3], 2), bias: tf.ones([3]) });
    const expected = [1 - 2 * 1.224736, 1, 1 + 2 * 1.224736];
    for (const [i, value] of y.dataSync().entries()) expect(value).toBeCloseTo(expected[i]!, 5);
  });

  it('agrees with PyTorch in value and in every gradient', () => {
    const direction = tf.tensor3d(pytorch.direction);
    const inputs = [tf.tensor3d(pytorch.x), tf.tensor1d(pytorch.gain), tf.tensor1d(pytorch.bias)] as const;
    const output = layerNorm(inputs[0], { gain: inputs[1], bias: inputs[2] });
    expect(relativeError(output.dataSync(), pytorch.output.flat(2))).toBeLessThan(1e-6);

    const along = (x: tf.Tensor, gain: tf.Tensor, bias: tf.Tensor) =>
      layerNorm(x, { gain: gain as tf.Tensor1D, bias: bias as tf.Tensor1D })
        .mul(direction)
        .sum();
    const [x, gain, bias] = tf.grads(along)([...inputs]) as [tf.Tensor, tf.Tensor, tf.Tensor];
    expect(relativeError(x.dataSync(), pytorch.gradients.x.flat(2))).toBeLessThan(1e-5);
    expect(relativeError(gain.dataSync(), pytorch.gradients.gain)).toBeLessThan(1e-6);
    expect(relativeError(bias.dataSync(), pytorch.gradients.bias)).toBeLessThan(1e-6);
  });

  it('has the gradient of double precision', () => {
    const [N, D] = [3, 7];
    const inputs = [draw([N, D], 1), draw([D], 2), draw([D], 3)];
    const weights = draw([N, D], 99).dataSync();
    const loss = ([x, gain, bias]: readonly Float64Array[]) => {
      let sum = 0;
      for (let n = 0; n < N; n++) {
        const row = x!.subarray(n * D, (n + 1) * D);
        const mean = row.reduce((a, b) => a + b) / D;
        const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / D;
        for (const [d, value] of row.entries()) {
          const standardised = (value - mean) / Math.sqrt(variance + 1e-5);
          sum += weights[n * D + d]! * (gain![d]! * standardised + bias![d]!);
        }
      }
      return sum;
    };
    const expected = doubleDifferences(
      loss,
      inputs.map((input) => Float64Array.from(input.dataSync())),
    );
    const { gradients } = valueAndGradients((x, gain, bias) => layerNorm(x!, { gain, bias } as never), inputs);
    for (const [i, gradient] of gradients.entries()) expect(relativeError(gradient, expected[i]!)).toBeLessThan(2e-6);
  });

  it('sees neither the mean nor the scale of a row', () => {
    const x = tf.tensor2d([[100, 400, -200, 50, 300]]);
    const y = layerNorm(x.mul(3).add(17), plain(5));
    expect(relativeError(y.dataSync(), layerNorm(x, plain(5)).dataSync())).toBeLessThan(1e-6);
  });

  it('keeps a constant row finite, and leaves one tensor', () => {
    const [x, parameters] = [tf.fill([2, 3], 7), plain(3)];
    const before = tf.memory().numTensors;
    expect([...layerNorm(x, parameters).dataSync()]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(tf.memory().numTensors).toBe(before + 1);
  });

  it('keeps what is not a number in its row', () => {
    const y = layerNorm(tf.tensor2d([1, 2, 3, 1, Number.NaN, 3], [2, 3]), plain(3));
    expect([...y.dataSync()].map(Number.isNaN)).toEqual([false, false, false, true, true, true]);
  });

  it('names what it expected and what it got', () => {
    expect(() => layerNorm(tf.ones([2, 3]), plain(5))).toThrow('layerNorm: x: expected [2, 5], got [2, 3]');
  });
});
