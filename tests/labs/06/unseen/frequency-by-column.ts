import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/06-self-attention/solution.ts';

/** Every column has a frequency of its own: sine and cosine of a pair turn at different speeds. */
export const positionalEncoding: typeof lab.positionalEncoding = (length, width) =>
  tf.tensor2d(
    Array.from({ length }, (_, t) =>
      Array.from({ length: width }, (_, column) => {
        const angle = t * 10000 ** (-column / width);
        return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    ),
  );
