import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'All sines stand in the first half of a row and all cosines in the second. That works as well in a model, but here the two alternate, as in the paper.',
  fails: ['positions'],
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) =>
  tf.tensor2d(
    Array.from({ length }, (_, t) =>
      Array.from({ length: width }, (_, column) => {
        const angle = t * 10000 ** ((-2 * (column % (width / 2))) / width);
        return column < width / 2 ? Math.sin(angle) : Math.cos(angle);
      }),
    ),
  );
