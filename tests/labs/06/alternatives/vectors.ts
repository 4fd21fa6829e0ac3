import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/06-self-attention/solution.ts';

// One vector after the other, as the lecture draws it: no matrix of queries, keys or values.

const vectors = (x: tf.Tensor3D): tf.Tensor1D[][] =>
  (tf.unstack(x) as tf.Tensor2D[]).map((sequence) => tf.unstack(sequence) as tf.Tensor1D[]);

const stacked = (sequences: readonly (readonly tf.Tensor[])[]) =>
  tf.stack(sequences.map((sequence) => tf.stack([...sequence]))) as tf.Tensor3D;

export const projectQkv: typeof solution.projectQkv = (
  x,
  { queryWeight, queryBias, keyWeight, valueWeight, valueBias },
) => {
  const each = (map: (word: tf.Tensor1D) => tf.Tensor) => stacked(vectors(x).map((sequence) => sequence.map(map)));
  return {
    queries: each((word) => tf.dot(word, queryWeight).add(queryBias)),
    keys: each((word) => tf.dot(word, keyWeight)),
    values: each((word) => tf.dot(word, valueWeight).add(valueBias)),
  };
};

/** Padding is cut off before a position asks, and the weights are filled up with zeros. */
export const selfAttention: typeof solution.selfAttention = (x, lengths, projections) => {
  const { queries, keys, values } = projectQkv(x, projections);
  const [, S, K] = keys.shape;
  const sequences = Array.from(lengths.dataSync(), (length, b) => {
    const seen = keys.slice([b, 0], [1, length]).squeeze([0]); // [length, K]
    const taken = values.slice([b, 0], [1, length]).squeeze([0]); // [length, V]
    return vectors(queries)[b]!.map((query) => {
      const weights = tf.softmax(tf.dot(seen, query).div(K ** 0.5)) as tf.Tensor1D; // [length]
      return { output: tf.dot(weights, taken), weights: weights.pad([[0, S - length]]) };
    });
  });
  return {
    output: stacked(sequences.map((sequence) => sequence.map(({ output }) => output))),
    weights: stacked(sequences.map((sequence) => sequence.map(({ weights }) => weights))),
  };
};

/** From position to position by the addition theorems: only the first row of angles needs a sine. */
export const positionalEncoding: typeof solution.positionalEncoding = (length, width) => {
  const turns = Array.from({ length: width / 2 }, (_, i) => Math.exp((-2 * i * Math.log(10000)) / width));
  let row = turns.flatMap(() => [0, 1]);
  const rows = Array.from({ length }, () => {
    const now = row;
    row = turns.flatMap((turn, i) => {
      const [sine, cosine] = [now[2 * i]!, now[2 * i + 1]!];
      return [sine * Math.cos(turn) + cosine * Math.sin(turn), cosine * Math.cos(turn) - sine * Math.sin(turn)];
    });
    return now;
  });
  return tf.tensor2d(rows, [length, width]);
};

/** The shift by one, so many times. */
export const shiftMatrix: typeof solution.shiftMatrix = (offset, width) => {
  const one = Array.from({ length: width }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const angle = 10000 ** (-(row - (row % 2)) / width);
      if (row === column) return Math.cos(angle);
      if (Math.floor(row / 2) !== Math.floor(column / 2)) return 0;
      return row % 2 === 1 ? Math.sin(angle) : -Math.sin(angle);
    }),
  );
  let matrix = tf.eye(width) as tf.Tensor2D;
  for (let step = 0; step < offset; step++) matrix = matrix.matMul(tf.tensor2d(one)) as tf.Tensor2D;
  return matrix;
};
