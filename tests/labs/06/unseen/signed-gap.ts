import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/06-self-attention/solution.ts';

/** The largest difference, not the largest absolute one. */
export const equivarianceGap: typeof lab.equivarianceGap = (layer, x, order) => {
  const shuffle = (y: tf.Tensor3D) => tf.gather(y, tf.tensor1d([...order], 'int32'), 1) as tf.Tensor3D;
  return layer(shuffle(x))
    .sub(shuffle(layer(x)))
    .max()
    .dataSync()[0]!;
};
