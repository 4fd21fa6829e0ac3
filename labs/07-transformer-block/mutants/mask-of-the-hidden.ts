import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { causalMask as reference } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The causal mask is 1 where a key is hidden. Here 1 means that the query sees the key.',
  fails: ['causal-mask'],
};

export function causalMask(length: number): tf.Tensor2D {
  return tf.sub(1, reference(length));
}
