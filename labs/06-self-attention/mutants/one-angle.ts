import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'All pairs are turned by the same angle. Each turns by its own frequency times the offset.',
  fails: ['shift'],
};

export const shiftMatrix: typeof solution.shiftMatrix = (offset, width) => {
  const blocks = tf.eye(width / 2); // [D/2, D/2]
  const turn = tf.tensor2d([
    [Math.cos(offset), -Math.sin(offset)],
    [Math.sin(offset), Math.cos(offset)],
  ]);
  const all = blocks.reshape([width / 2, 1, width / 2, 1]).mul(turn.reshape([1, 2, 1, 2])); // [D/2, 2, D/2, 2]
  return all.reshape([width, width]);
};
