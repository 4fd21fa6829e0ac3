import type * as tf from '@tensorflow/tfjs';
import * as solution from './solution.ts';

/** What the known mistakes differ in; of what is not told, the reference's. */
interface Parts {
  readonly softmax?: typeof solution.softmax;
  readonly scaledDotProduct?: typeof solution.scaledDotProduct;
  /** Scores [B, T, S] and a mask → what goes into the softmax. */
  readonly hide?: (scores: tf.Tensor3D, visible: tf.Tensor3D) => tf.Tensor3D;
  /** Weights [B, T, S] and a mask → those that are used. */
  readonly hideAfterwards?: (weights: tf.Tensor3D, visible: tf.Tensor3D) => tf.Tensor3D;
}

/** Attention with parts exchanged: a mistake in one of them shows in all that is built on it. */
export function attentionWith({
  softmax = solution.softmax,
  scaledDotProduct = solution.scaledDotProduct,
  hide = (scores, visible) => scores.add(visible.sub(1).mul(1e9)),
  hideAfterwards = (weights) => weights,
}: Parts): typeof solution.attention {
  return (queries, keys, values, visible) => {
    const scores = scaledDotProduct(queries, keys);
    const all = softmax(visible ? hide(scores, visible) : scores);
    const weights = visible ? hideAfterwards(all, visible) : all;
    return { context: solution.weightedSum(weights, values), weights };
  };
}
