import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/06-self-attention/solution.ts';

/** f(P x) is held against f(x): that would be invariance. */
export const equivarianceGap: typeof lab.equivarianceGap = (layer, x, order) =>
  layer(tf.gather(x, tf.tensor1d([...order], 'int32'), 1) as tf.Tensor3D)
    .sub(layer(x))
    .abs()
    .max()
    .dataSync()[0]!;
