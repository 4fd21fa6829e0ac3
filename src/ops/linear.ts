import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const LINEAR = 'Linear';
export const LINEAR_GRADIENT = 'LinearGradient';

/** What is applied to each value: the rectifier max(0, ·), or tanh. */
export type Activation = 'relu' | 'tanh';

/** Inputs of the kernel {@link LINEAR}: x [..., D], W [D, F], b [F] → y [..., F]. */
export type LinearInputs = { x: tf.TensorInfo; weight: tf.TensorInfo; bias?: tf.TensorInfo };
/** Inputs of the kernel {@link LINEAR_GRADIENT}: x, W, and with an activation y, ∂L/∂y → ∂L/∂x, ∂L/∂W, ∂L/∂b. */
export type LinearGradientInputs = {
  x: tf.TensorInfo;
  weight: tf.TensorInfo;
  y?: tf.TensorInfo;
  gradient: tf.TensorInfo;
};
export type LinearAttributes = { activation?: Activation };

/**
 * An affine map of the last axis, y = x W + b, or with an activation y = φ(x W + b).
 *
 *     ∂L/∂x = δ Wᵀ        ∂L/∂W = xᵀ δ        ∂L/∂b = Σ δ        δ = ∂L/∂y ∘ φ′
 *
 * Saved for the backward pass: x, W, and with an activation y, from which φ′ follows: [y > 0], or 1 − y².
 *
 * @param x input [..., D]
 * @param weight W [D, F]
 * @param bias b [F]; left out for a purely linear map
 * @returns y [..., F]
 * @throws RangeError if a shape disagrees
 */
export function linear<R extends tf.Rank>(
  x: tf.Tensor<R>,
  weight: tf.Tensor2D,
  bias?: tf.Tensor1D,
  activation?: Activation,
): tf.Tensor<R> {
  const [D, F] = weight.shape;
  expectShape('linear: x', x, [...x.shape.slice(0, -1), D]);
  if (bias) expectShape('linear: bias', bias, [F]);
  return (hasKernel(LINEAR) ? fusedLinear : composedLinear)(x, weight, bias, activation);
}

export function composedLinear<R extends tf.Rank>(
  x: tf.Tensor<R>,
  weight: tf.Tensor2D,
  bias?: tf.Tensor1D,
  activation?: Activation,
): tf.Tensor<R> {
  const [D, F] = weight.shape;
  return tf.tidy(() => {
    const rows = x.reshape<tf.Tensor2D>([-1, D]); // [..., D] → [N, D]: one large product instead of a batch of small ones
    const product = tf.matMul<tf.Tensor2D>(rows, weight); // [N, F]
    const sum = bias ? product.add<tf.Tensor2D>(bias) : product;
    const y = activation ? sum[activation]() : sum;
    return y.reshape([...x.shape.slice(0, -1), F]); // [N, F] → [..., F]
  });
}

function fusedLinear<R extends tf.Rank>(
  x: tf.Tensor<R>,
  weight: tf.Tensor2D,
  bias?: tf.Tensor1D,
  activation?: Activation,
): tf.Tensor<R> {
  const attributes: LinearAttributes = activation ? { activation } : {};
  return differentiable<R>(
    bias ? [x, weight, bias] : [x, weight],
    () => {
      const [y] = runKernel(LINEAR, { x, weight, ...(bias && { bias }) }, attributes) as [tf.Tensor<R>];
      return { value: y, saved: activation ? [x, weight, y] : [x, weight] };
    },
    (gradient, saved) => {
      const [x, weight, y] = saved as [tf.Tensor, tf.Tensor, tf.Tensor?];
      const inputs = { x, weight, ...(y && { y }), gradient };
      const gradients = runKernel(LINEAR_GRADIENT, inputs, attributes);
      return bias ? gradients : gradients.slice(0, 2);
    },
  );
}
