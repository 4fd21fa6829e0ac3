import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { scaledDotProduct, softmax, weightedSum } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Hidden scores were set to −∞: a query that sees no key has −∞ for its largest score, and −∞ − (−∞) is NaN. A large finite ' +
    'number such as −10⁹ hides as well.',
  fails: ['attention-blind'],
};

export function attention(queries: tf.Tensor3D, keys: tf.Tensor3D, values: tf.Tensor3D, visible?: tf.Tensor3D) {
  const scores = scaledDotProduct(queries, keys);
  const weights = softmax(visible ? scores.add<tf.Tensor3D>(visible.log()) : scores); // log 1 = 0, log 0 = −∞
  return { context: weightedSum(weights, values), weights };
}
