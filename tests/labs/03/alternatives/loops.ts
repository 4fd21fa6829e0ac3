import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/03-softmax-and-attention/solution.ts';

// Arrays and loops, one number after the other, where no gradient has to pass.

type Matrices = number[][][];

const rows = (x: tf.Tensor): number[][] => x.reshape([-1, x.shape.at(-1)!]).arraySync() as number[][];
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
const pairs = (queries: tf.Tensor3D, keys: tf.Tensor3D, of: (q: number[], k: number[]) => number): tf.Tensor3D => {
  const all: Matrices = keys.arraySync();
  return tf.tensor3d(queries.arraySync().map((matrix, b) => matrix.map((q) => all[b]!.map((k) => of(q, k)))));
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  const weights = rows(scores).map((row) => {
    const largest = Math.max(...row);
    const powers = row.map((score) => Math.exp((score - largest) / temperature));
    const sum = powers.reduce((a, b) => a + b);
    return powers.map((power) => power / sum);
  });
  return tf.tensor(weights.flat(), scores.shape) as T;
}

/** The Jacobian of every row, entry by entry. */
export function softmaxGradient<T extends tf.Tensor>(weights: T, gradient: T): T {
  const incoming = rows(gradient);
  const result = rows(weights).map((row, r) =>
    row.map((weight, j) => {
      let sum = 0;
      for (const [i, other] of row.entries()) sum += incoming[r]![i]! * other * ((i === j ? 1 : 0) - weight);
      return sum;
    }),
  );
  return tf.tensor(result.flat(), weights.shape) as T;
}

export const cosineSimilarity: typeof solution.cosineSimilarity = (queries, keys) =>
  pairs(queries, keys, (q, k) => dot(q, k) / (Math.sqrt(dot(q, q) * dot(k, k)) || 1));

export const scaledDotProduct: typeof solution.scaledDotProduct = (queries, keys) =>
  pairs(queries, keys, (q, k) => dot(q, k) / Math.sqrt(q.length));

export const weightedSum: typeof solution.weightedSum = (weights, values) => {
  const all = values.arraySync();
  const contexts = weights.arraySync().map((matrix, b) =>
    matrix.map((row) => {
      const context = all[b]![0]!.map(() => 0);
      for (const [j, weight] of row.entries()) for (const [e, v] of all[b]![j]!.entries()) context[e]! += weight * v;
      return context;
    }),
  );
  return tf.tensor3d(contexts);
};
