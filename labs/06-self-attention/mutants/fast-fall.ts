import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The frequencies fall twice as fast as they should: the exponent −2i / D counts pairs i, and column 2i was put in for i.',
  fails: ['positions'],
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) =>
  tf.tensor2d(
    Array.from({ length }, (_, t) =>
      Array.from({ length: width }, (_, column) => {
        const angle = t * 10000 ** ((-2 * (column - (column % 2))) / width);
        return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    ),
  );
