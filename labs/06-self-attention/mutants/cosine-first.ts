import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Sine and cosine changed places: even columns are sines, odd ones cosines.',
  fails: ['positions'],
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) =>
  tf.tensor2d(
    Array.from({ length }, (_, t) =>
      Array.from({ length: width }, (_, column) => {
        const angle = t * 10000 ** (-(column - (column % 2)) / width);
        return column % 2 === 1 ? Math.sin(angle) : Math.cos(angle);
      }),
    ),
  );
