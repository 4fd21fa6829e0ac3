import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const LAYER_NORM = 'LayerNorm';
export const LAYER_NORM_GRADIENT = 'LayerNormGradient';

/** The trained parameters of {@link layerNorm}. */
export interface LayerNormParameters {
  readonly gain: tf.Tensor1D; // g [D]
  readonly bias: tf.Tensor1D; // b [D]
}

/** Inputs of the kernel {@link LAYER_NORM}: x [..., D], g, b → y [..., D], μ and 1 / √(σ² + ε) of each row [N, 2]. */
export type LayerNormInputs = { x: tf.TensorInfo; gain: tf.TensorInfo; bias: tf.TensorInfo };
/** Inputs of the kernel {@link LAYER_NORM_GRADIENT}: x, g, μ and 1 / √(σ² + ε), ∂L/∂y → ∂L/∂x, ∂L/∂g, ∂L/∂b. */
export type LayerNormGradientInputs = {
  x: tf.TensorInfo;
  gain: tf.TensorInfo;
  statistics: tf.TensorInfo;
  gradient: tf.TensorInfo;
};
export type LayerNormAttributes = { epsilon: number };

/** Keeps a constant row from being divided by zero; PyTorch's default. */
const EPSILON = 1e-5;

/**
 * Layer normalisation over the last axis (Ba, Kiros, Hinton 2016, eq. 4):
 *
 *     y = g ⊙ x̂ + b      x̂ = (x − μ) / √(σ² + ε)      μ, σ² of each row of D values (σ² divided by D), ε = 10⁻⁵
 *
 * With δ = ∂L/∂y:
 *
 *     ∂L/∂b = Σ δ      ∂L/∂g = Σ δ ⊙ x̂      ∂L/∂x = (δ̂ − mean(δ̂) − x̂ mean(δ̂ ⊙ x̂)) / √(σ² + ε)      δ̂ = g ⊙ δ
 *
 * Saved for the backward pass: x, g, and μ and 1 / √(σ² + ε) of each row.
 *
 * @param x input [..., D]
 * @returns y [..., D]
 * @throws RangeError if a shape disagrees
 */
export function layerNorm<R extends tf.Rank>(x: tf.Tensor<R>, parameters: LayerNormParameters): tf.Tensor<R> {
  const [D] = parameters.gain.shape;
  expectShape('layerNorm: x', x, [...x.shape.slice(0, -1), D]);
  expectShape('layerNorm: bias', parameters.bias, [D]);
  return hasKernel(LAYER_NORM) ? fusedLayerNorm(x, parameters) : composedLayerNorm(x, parameters);
}

export function composedLayerNorm<R extends tf.Rank>(
  x: tf.Tensor<R>,
  { gain, bias }: LayerNormParameters,
): tf.Tensor<R> {
  return tf.tidy(() => {
    const centred = tf.sub<tf.Tensor<R>>(x, tf.mean(x, -1, true));
    const inverseDeviation = centred.square().mean(-1, true).add(EPSILON).rsqrt(); // [..., 1]
    return centred.mul(inverseDeviation).mul(gain).add(bias);
  });
}

function fusedLayerNorm<R extends tf.Rank>(x: tf.Tensor<R>, { gain, bias }: LayerNormParameters): tf.Tensor<R> {
  return differentiable<R>(
    [x, gain, bias],
    () => {
      const attributes: LayerNormAttributes = { epsilon: EPSILON };
      const [y, statistics] = runKernel(LAYER_NORM, { x, gain, bias }, attributes) as [tf.Tensor<R>, tf.Tensor];
      return { value: y, saved: [x, gain, statistics] };
    },
    (gradient, saved) => {
      const [x, gain, statistics] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      return runKernel(LAYER_NORM_GRADIENT, { x, gain, statistics, gradient });
    },
  );
}
