import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/05-bahdanau-attention/solution.ts';

// Sentence by sentence and position by position, as the equations of the paper stand.

const rows = <T extends tf.Tensor>(x: tf.Tensor): T[] =>
  Array.from({ length: x.shape[0]! }, (_, b) => x.slice([b], [1]).squeeze<T>([0]));

export const projectKeys: typeof solution.projectKeys = (states, keyProjection) =>
  tf.stack(rows<tf.Tensor2D>(states).map((sentence) => sentence.matMul(keyProjection))) as tf.Tensor3D;

export const additiveScores: typeof solution.additiveScores = (query, keys, { queryProjection, score }) => {
  const sentences = rows<tf.Tensor2D>(keys).map((sentence, b) => {
    const projected = tf.dot(query.slice([b], [1]).squeeze<tf.Tensor1D>([0]), queryProjection); // [A]
    return tf.stack(rows<tf.Tensor1D>(sentence).map((key) => tf.dot(score, key.add(projected).tanh()))); // [S]
  });
  return tf.stack(sentences) as tf.Tensor2D;
};

/** Cuts the padding off before the softmax and puts zeros in its place behind it. */
export const attend: typeof solution.attend = (scores, states, lengths) => {
  const S = scores.shape[1];
  const sentences = Array.from(lengths.dataSync(), (length, b) => {
    const weights = tf.softmax(scores.slice([b, 0], [1, length])) as tf.Tensor2D; // [1, length]
    const real = states.slice([b, 0], [1, length]).squeeze<tf.Tensor2D>([0]); // [length, E]
    const nothing = tf.zeros<tf.Rank.R2>([1, S - length]);
    return { context: weights.matMul(real) as tf.Tensor2D, weights: tf.concat([weights, nothing], 1) }; // [1, E], [1, S]
  });
  return {
    context: tf.concat(sentences.map(({ context }) => context)),
    weights: tf.concat(sentences.map(({ weights }) => weights)),
  };
};

/** Recursion for the loop, from the last word back. */
export const teacherForcedLogits: typeof solution.teacherForcedLogits = (step, initial, targetInput) => {
  const T = targetInput.shape[1];
  const from = (t: number, state: typeof initial): tf.Tensor2D[] => {
    if (t === T) return [];
    const said = step(targetInput.gather(tf.tensor1d([t], 'int32'), 1).reshape([-1]), state);
    return [said.logits, ...from(t + 1, said.state)];
  };
  return tf.concat(
    from(0, initial).map((logits) => logits.expandDims<tf.Tensor3D>(1)),
    1,
  );
};
