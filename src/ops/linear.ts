import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const LINEAR = 'Linear';
export const LINEAR_GRADIENT = 'LinearGradient';

/** What is applied to each value of y; the rectifier is max(0, y). */
export type Activation = 'relu';

/** Inputs of the kernel {@link LINEAR}: x [N, D], W [D, F], b [F] → y [N, F]. */
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
 * An affine map of the last axis, y = x W + b, or y = max(0, x W + b).
 *
 *     ∂L/∂x = δ Wᵀ        ∂L/∂W = xᵀ δ        ∂L/∂b = Σ δ        δ = ∂L/∂y, zero where the rectifier cut
 *
 * Saved for the backward pass: x, W, and y if there is a rectifier.
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
  const leading = x.shape.slice(0, -1);
  expectShape('linear: x', x, [...leading, D]);
  if (bias) expectShape('linear: bias', bias, [F]);
  const apply = hasKernel(LINEAR) ? fusedLinear : composedLinear;
  return tf.tidy(() => {
    const rows = x.reshape([-1, D]) as tf.Tensor2D; // [N, D]: one large product instead of a batch of small ones
    return apply(rows, weight, bias, activation).reshape([...leading, F]); // [N, F] → [..., F]
  });
}

export function composedLinear(
  x: tf.Tensor2D,
  weight: tf.Tensor2D,
  bias?: tf.Tensor1D,
  activation?: Activation,
): tf.Tensor2D {
  const product = tf.matMul<tf.Tensor2D>(x, weight); // [N, F]
  const sum = bias ? tf.add<tf.Tensor2D>(product, bias) : product;
  return activation === 'relu' ? tf.relu(sum) : sum;
}

function fusedLinear(x: tf.Tensor2D, weight: tf.Tensor2D, bias?: tf.Tensor1D, activation?: Activation) {
  const attributes: LinearAttributes = activation ? { activation } : {};
  return differentiable<tf.Rank.R2>(
    bias ? [x, weight, bias] : [x, weight],
    () => {
      const [y] = runKernel(LINEAR, { x, weight, ...(bias && { bias }) }, attributes) as [tf.Tensor2D];
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
