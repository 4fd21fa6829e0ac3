import * as tf from '@tensorflow/tfjs';
import type { Scenarios } from '../../src/grading/lab.ts';

type Matrices = number[][][];

export interface AttentionInput {
  readonly queries: Matrices;
  readonly keys: Matrices;
  readonly values: Matrices;
}

export const scenarios = {
  softmax: ({ softmax }, { scores, temperature }: { scores: Matrices; temperature?: number }) =>
    softmax(tf.tensor3d(scores), temperature),

  softmaxGradient: ({ softmaxGradient }, { weights, gradient }: { weights: Matrices; gradient: Matrices }) =>
    softmaxGradient(tf.tensor3d(weights), tf.tensor3d(gradient)),

  cosineSimilarity: ({ cosineSimilarity }, { queries, keys }: { queries: Matrices; keys: Matrices }) =>
    cosineSimilarity(tf.tensor3d(queries), tf.tensor3d(keys)),

  scaledDotProduct: ({ scaledDotProduct }, { queries, keys }: { queries: Matrices; keys: Matrices }) =>
    scaledDotProduct(tf.tensor3d(queries), tf.tensor3d(keys)),

  weightedSum: ({ weightedSum }, { weights, values }: { weights: Matrices; values: Matrices }) =>
    weightedSum(tf.tensor3d(weights), tf.tensor3d(values)),

  /** With a mask for each query, then with one for all: weights, contexts, and the gradients of a sum of the contexts. */
  attention: ({ attention }, input: AttentionInput & { visible: Matrices; padding: Matrices; direction: Matrices }) => {
    const [queries, keys, values] = [tf.tensor3d(input.queries), tf.tensor3d(input.keys), tf.tensor3d(input.values)];
    const [visible, padding] = [tf.tensor3d(input.visible), tf.tensor3d(input.padding)];
    const loss = (q: tf.Tensor3D, k: tf.Tensor3D, v: tf.Tensor3D) =>
      attention(q, k, v, visible).context.mul(tf.tensor3d(input.direction)).sum<tf.Scalar>();
    return {
      open: attention(queries, keys, values),
      masked: attention(queries, keys, values, visible),
      padded: attention(queries, keys, values, padding),
      gradients: tf.grads(loss as (...inputs: tf.Tensor[]) => tf.Scalar)([queries, keys, values]),
    };
  },

  blindAttention: ({ attention }, { queries, keys, values, visible }: AttentionInput & { visible: Matrices }) =>
    attention(tf.tensor3d(queries), tf.tensor3d(keys), tf.tensor3d(values), tf.tensor3d(visible)),
} satisfies Scenarios<typeof import('./solution.ts')>;
