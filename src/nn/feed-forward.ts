import * as tf from '@tensorflow/tfjs';
import { linear } from '../ops/linear.ts';
import type { ParameterSpecification } from '../tensor/parameters.ts';
import { xavierUniform, zeros } from './initializers.ts';

/** The trained parameters of {@link feedForward}. */
export interface FeedForwardParameters {
  readonly innerWeight: tf.Tensor2D; // W₁ [D, F]
  readonly innerBias: tf.Tensor1D; //   b₁ [F]
  readonly outerWeight: tf.Tensor2D; // W₂ [F, D]
  readonly outerBias: tf.Tensor1D; //   b₂ [D]
}

export const feedForwardTable = (
  D: number,
  F: number,
): Record<keyof FeedForwardParameters, ParameterSpecification> => ({
  innerWeight: { shape: [D, F], initial: xavierUniform },
  innerBias: { shape: [F], initial: zeros },
  outerWeight: { shape: [F, D], initial: xavierUniform },
  outerBias: { shape: [D], initial: zeros },
});

/**
 * The position-wise feed-forward network (Vaswani et al. 2017, eq. 2): max(0, x W₁ + b₁) W₂ + b₂.
 *
 * @param x input [..., D]
 * @returns output [..., D]
 * @throws RangeError if a shape disagrees
 */
export function feedForward<R extends tf.Rank>(x: tf.Tensor<R>, parameters: FeedForwardParameters): tf.Tensor<R> {
  const { innerWeight, innerBias, outerWeight, outerBias } = parameters;
  return tf.tidy(() => linear(linear(x, innerWeight, innerBias, 'relu'), outerWeight, outerBias)); // [..., F] → [..., D]
}
