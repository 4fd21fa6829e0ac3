import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';

/**
 * An affine map of the last axis: y = x W + b.
 *
 * @param x input [..., D]
 * @param weight W [D, F]
 * @param bias b [F]; left out for a purely linear map
 * @returns y [..., F]
 * @throws RangeError if a shape disagrees
 */
export function linear<R extends tf.Rank>(x: tf.Tensor<R>, weight: tf.Tensor2D, bias?: tf.Tensor1D): tf.Tensor<R> {
  const [D, F] = weight.shape;
  const leading = x.shape.slice(0, -1);
  expectShape('linear: x', x, [...leading, D]);
  if (bias) expectShape('linear: bias', bias, [F]);
  return tf.tidy(() => {
    const rows = x.reshape([-1, D]) as tf.Tensor2D; // [N, D]: one large product instead of a batch of small ones
    const product = rows.matMul(weight); // [N, F]
    return (bias ? product.add(bias) : product).reshape([...leading, F]);
  });
}
