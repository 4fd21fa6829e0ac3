import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Every column has a frequency of its own. Sine and cosine of a pair share theirs: i counts pairs, not columns.',
  fails: ['positions'],
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) =>
  tf.tensor2d(
    Array.from({ length }, (_, t) =>
      Array.from({ length: width }, (_, column) => {
        const angle = t * 10000 ** (-column / width);
        return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    ),
  );
