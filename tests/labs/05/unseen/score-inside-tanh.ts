import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/05-bahdanau-attention/solution.ts';

/** v_a is multiplied before the tanh. */
export const additiveScores: typeof lab.additiveScores = (query, keys, { queryProjection, score }) =>
  keys.add(tf.matMul(query, queryProjection).expandDims(1)).mul(score).tanh().sum(2);
