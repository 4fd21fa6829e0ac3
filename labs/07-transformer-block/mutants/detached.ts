import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { type BlockParameters, encoderBlock as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The numbers left their tensors (dataSync, arraySync) and came back as a new one: the values are right, and no gradient passes.',
  fails: ['block-gradient'],
};

export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  visible?: tf.Tensor3D,
): tf.Tensor3D {
  return tf.tensor(reference(x, block, heads, visible).dataSync(), x.shape);
}
