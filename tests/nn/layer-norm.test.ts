import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { layerNorm } from '../../src/nn/layer-norm.ts';
import { finiteDifferences, relativeError } from '../support/finite-differences.ts';

const pytorch = JSON.parse(readFileSync(new URL('../fixtures/pytorch/layer-norm.json', import.meta.url), 'utf8'));
const plain = (D: number) => ({ gain: tf.ones([D]) as tf.Tensor1D, bias: tf.zeros([D]) as tf.Tensor1D });

describe('layerNorm', () => {
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

  it('has the gradient that finite differences give', () => {
    const weights = tf.tensor2d([
      [3, -1, 2, 5, -4],
      [1, 7, -2, 0, 3],
    ]);
    const f = (x: tf.Tensor) => layerNorm(x, plain(5)).square().mul(weights).sum();
    const x = tf.tensor2d([
      [1, 4, -2, 0.5, 3],
      [-1, 2, 2, 6, 0],
    ]);
    expect(relativeError(tf.grad(f)(x).dataSync(), finiteDifferences(f, x))).toBeLessThan(2e-3);
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

  it('names what it expected and what it got', () => {
    expect(() => layerNorm(tf.ones([2, 3]), plain(5))).toThrow('layerNorm: x: expected [2, 5], got [2, 3]');
  });
});
