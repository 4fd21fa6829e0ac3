import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The diagonal of the causal mask is 0: a query does not see its own position, and the first query sees nothing at all.',
  fails: ['causal-mask'],
};

export function causalMask(length: number): tf.Tensor2D {
  const positions = tf.range(0, length, 1, 'int32');
  return tf.less(positions.expandDims(0), positions.expandDims(1)).cast('float32') as tf.Tensor2D;
}
