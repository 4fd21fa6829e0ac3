import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The causal mask is transposed: a query sees itself and what stands behind it. Rows are queries, columns are keys.',
  fails: ['causal-mask'],
};

export function causalMask(length: number): tf.Tensor2D {
  const positions = tf.range(0, length, 1, 'int32');
  return tf.greaterEqual(positions.expandDims(0), positions.expandDims(1)).cast('float32') as tf.Tensor2D;
}
