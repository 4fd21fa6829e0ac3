import * as tf from '@tensorflow/tfjs';
import type { ParameterSpecification } from '../tensor/parameters.ts';
import { expectShape } from '../tensor/shapes.ts';
import { ones, zeros } from './initializers.ts';

/** The trained parameters of {@link layerNorm}. */
export interface LayerNormParameters {
  readonly gain: tf.Tensor1D; // g [D]
  readonly bias: tf.Tensor1D; // b [D]
}

export const layerNormTable = (D: number): Record<keyof LayerNormParameters, ParameterSpecification> => ({
  gain: { shape: [D], initial: ones },
  bias: { shape: [D], initial: zeros },
});

/** Keeps a constant row from being divided by zero; PyTorch's default. */
const EPSILON = 1e-5;

/**
 * Layer normalisation over the last axis (Ba, Kiros, Hinton 2016, eq. 4):
 *
 *     y = g ⊙ (x − μ) / √(σ² + ε) + b        μ, σ² of each row of D values (σ² divided by D), ε = 10⁻⁵
 *
 * @param x input [..., D]
 * @returns y [..., D]
 * @throws RangeError if a shape disagrees
 */
export function layerNorm<R extends tf.Rank>(x: tf.Tensor<R>, { gain, bias }: LayerNormParameters): tf.Tensor<R> {
  const [D] = gain.shape;
  expectShape('layerNorm: x', x, [...x.shape.slice(0, -1), D]);
  expectShape('layerNorm: bias', bias, [D]);
  return tf.tidy(() => standardise(x).mul(gain).add(bias));
}

/**
 * x̂ = (x − μ) / √(σ² + ε) for every row of the last axis, with its gradient in closed form (defined once):
 *
 *     ∂L/∂x = (δ − mean(δ) − x̂ mean(δ ⊙ x̂)) / √(σ² + ε)        δ = ∂L/∂x̂
 */
const standardise = tf.customGrad((x, save) => {
  const centred = tf.sub(x as tf.Tensor, tf.mean(x as tf.Tensor, -1, true));
  const inverseDeviation = centred.square().mean(-1, true).add(EPSILON).rsqrt(); // [..., 1]
  const value = centred.mul(inverseDeviation);
  (save as tf.GradSaveFunc)([value, inverseDeviation]);
  const gradFunc = (delta: tf.Tensor, saved: tf.Tensor[]) => {
    const [value, inverseDeviation] = saved as [tf.Tensor, tf.Tensor];
    const along = value.mul(delta.mul(value).mean(-1, true));
    return delta.sub(delta.mean(-1, true)).sub(along).mul(inverseDeviation);
  };
  return { value, gradFunc };
}) as <R extends tf.Rank>(x: tf.Tensor<R>) => tf.Tensor<R>;
