import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { relativeError } from '../support/finite-differences.ts';
import { withGuards } from '../support/guarded-backend.ts';

/** Seeded values in [−1, 1). */
export function draw<R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number): tf.Tensor<R> {
  const random = new Random(seed);
  const values = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => 2 * random.uniform() - 1);
  return tf.tensor<R>(values, shape);
}

/**
 * Holds two forms of an operation against each other: the value, and the gradient with respect to every input of the
 * value's product with fixed numbers, so that each entry counts differently. Expects, too, that neither form leaves
 * tensors behind.
 *
 * @param tolerance largest difference, relative to the largest entry
 * @param cancellation what a gradient may be off besides, relative to the largest entry of all gradients: one that is a
 *   small difference of large terms has their rounding
 */
export function expectAgreement(
  fused: (...inputs: tf.Tensor[]) => tf.Tensor,
  composed: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: readonly tf.Tensor[],
  tolerance = 2e-5,
  cancellation = 0,
): void {
  const [actual, expected] = [fused, composed].map((f) => {
    const before = tf.memory().numTensors;
    const { value, gradients } = valueAndGradients(f, inputs);
    expect(tf.memory().numTensors).toBe(before);
    return [value, ...gradients];
  }) as [Float32Array[], Float32Array[]];
  const largest = expected.map((values) => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  const ofGradients = Math.max(...largest.slice(1));
  for (const [index, values] of actual.entries()) {
    const [name, own] = [index === 0 ? 'value' : `gradient ${index}`, largest[index]!];
    const rounding = index > 0 && own > 0 ? (cancellation * ofGradients) / own : 0;
    expect(relativeError(values, expected[index]!), name).toBeLessThan(tolerance + rounding);
  }
}

/** The value, and ∂ Σ value · r / ∂ input for each input, where r are seeded numbers (see {@link draw}, seed 99). */
export function valueAndGradients(f: (...inputs: tf.Tensor[]) => tf.Tensor, inputs: readonly tf.Tensor[]) {
  return tf.tidy(() => {
    const value = f(...inputs);
    const weighted = (...moved: tf.Tensor[]) =>
      f(...moved)
        .mul(draw(value.shape, 99))
        .sum() as tf.Scalar;
    const gradients = tf
      .grads(weighted)([...inputs])
      .map((gradient) => gradient.dataSync<'float32'>());
    return { value: value.dataSync<'float32'>(), gradients };
  });
}

/** Holds a property for 60 random cases, and expects that no kernel writes beside a tensor meanwhile. */
export async function holdsWithinBounds<T>(property: fc.IProperty<T>): Promise<void> {
  const { overrun } = await withGuards(() => fc.assert(property, { numRuns: 60 }));
  expect(overrun).toEqual([]);
}
