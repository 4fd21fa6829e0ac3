import * as tf from '@tensorflow/tfjs';
import { projectQkv, type selfAttention } from './solution.ts';

/** What the known mistakes of self-attention differ in; of what is not told, the reference's. */
interface Parts {
  readonly project?: typeof projectQkv;
  /** What the scores are divided by, from the widths of keys and model. */
  readonly divisor?: (K: number, D: number) => number;
  /** Where there is nothing to see, true [B, 1 or S, 1 or S]. */
  readonly hidden?: (lengths: tf.Tensor1D, S: number) => tf.Tensor;
  /** Scores → weights [B, S, S]. */
  readonly normalise?: (scores: tf.Tensor3D) => tf.Tensor3D;
  /** Weights [B, S, S] and values [B, S, V] → output [B, S, V]. */
  readonly take?: (weights: tf.Tensor3D, values: tf.Tensor3D) => tf.Tensor3D;
}

/** Keys of padding [B, 1, S]. */
const padding = (lengths: tf.Tensor1D, S: number) => tf.range(0, S).greaterEqual(lengths.reshape([-1, 1, 1]));

/** Self-attention with parts exchanged. */
export function attentionWith({
  project = projectQkv,
  divisor = (K) => Math.sqrt(K),
  hidden = padding,
  normalise = (scores) => tf.softmax(scores),
  take = (weights, values) => weights.matMul(values) as tf.Tensor3D,
}: Parts): typeof selfAttention {
  return (x, lengths, projections) => {
    const { queries, keys, values } = project(x, projections);
    const scores = queries.matMul(keys, false, true).div(divisor(keys.shape[2], x.shape[2])); // [B, S, S]
    const weights = normalise(scores.add(hidden(lengths, x.shape[1]).mul(-1e9)) as tf.Tensor3D);
    return { output: take(weights, values), weights };
  };
}
