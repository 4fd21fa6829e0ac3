import * as tf from '@tensorflow/tfjs';
import type { AttentionParameters } from '../../../../src/nn/multi-head-attention.ts';
import type { LayerNormParameters } from '../../../../src/ops/layer-norm.ts';

// Loops over nested arrays. The block must be differentiable, and stays the reference's.

type Row = number[];

const sum = (row: Row) => row.reduce((a, b) => a + b, 0);
const times = (row: Row, weight: Row[]): Row =>
  weight[0]!.map((_, n) => sum(row.map((value, d) => value * weight[d]![n]!)));
const plus = (row: Row, other: Row): Row => row.map((value, i) => value + other[i]!);

export function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  const K = x.shape[2] / heads;
  const numbers = Array.from({ length: heads }, (_, h) => h * K);
  return tf.tensor4d(x.arraySync().map((rows) => numbers.map((from) => rows.map((row) => row.slice(from, from + K)))));
}

export function mergeHeads(x: tf.Tensor4D): tf.Tensor3D {
  return tf.tensor3d(x.arraySync().map((heads) => heads[0]!.map((_, t) => heads.flatMap((rows) => rows[t]!))));
}

export function causalMask(length: number): tf.Tensor2D {
  const row = (t: number) => [...Array<number>(t + 1).fill(1), ...Array<number>(length - t - 1).fill(0)];
  return tf.tensor2d(Array.from({ length }, (_, t) => row(t)));
}

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const matrix = (tensor: tf.Tensor2D) => tensor.arraySync();
  const vector = (tensor: tf.Tensor1D) => tensor.arraySync();
  const { queryWeight, queryBias, keyWeight, valueWeight, valueBias, outputWeight, outputBias } = parameters;
  const mask = visible?.arraySync();
  const K = x.shape[2] / heads;
  const weights: number[][][][] = [];
  const output = x.arraySync().map((rows, b) => {
    const others = memory.arraySync()[b]!;
    const queries = rows.map((row) => plus(times(row, matrix(queryWeight)), vector(queryBias)));
    const keys = others.map((row) => times(row, matrix(keyWeight)));
    const values = others.map((row) => plus(times(row, matrix(valueWeight)), vector(valueBias)));
    const contexts: Row[] = rows.map(() => []);
    weights.push(
      Array.from({ length: heads }, (_, h) =>
        queries.map((query, t) => {
          const seen = (s: number) => {
            const sentence = mask?.[mask.length === 1 ? 0 : b];
            return !sentence || sentence[sentence.length === 1 ? 0 : t]![s] === 1;
          };
          const scores = keys.map((key) => {
            const products = Array.from({ length: K }, (_, k) => query[h * K + k]! * key[h * K + k]!);
            return sum(products) / Math.sqrt(K);
          });
          const largest = Math.max(...scores.filter((_, s) => seen(s)));
          const powers = scores.map((score, s) => (seen(s) ? Math.exp(score - largest) : 0));
          const row = powers.map((power) => power / sum(powers));
          for (let k = 0; k < K; k++) contexts[t]!.push(sum(row.map((weight, s) => weight * values[s]![h * K + k]!)));
          return row;
        }),
      ),
    );
    return contexts.map((row) => plus(times(row, matrix(outputWeight)), vector(outputBias)));
  });
  return { output: tf.tensor3d(output), weights: tf.tensor4d(weights) };
}

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const [factors, shifts] = [gain.arraySync(), bias.arraySync()];
  const normalise = (row: Row) => {
    const mean = sum(row) / row.length;
    const squares = sum(row.map((value) => value * value)) / row.length; // σ² = E[x²] − μ²
    const deviation = Math.sqrt(squares - mean * mean + 1e-5);
    return row.map((value, d) => ((value - mean) / deviation) * factors[d]! + shifts[d]!);
  };
  return tf.tensor3d(x.arraySync().map((rows) => rows.map(normalise)));
}

/** By the whole matrix of derivatives of each row: ∂x̂_i/∂x_j = ([i = j] − 1/D − x̂_i x̂_j / D) / √(σ² + ε). */
export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const D = x.shape[2];
  const [factors, outer] = [gain.arraySync(), gradient.arraySync()];
  const [ofGain, ofBias] = [Array<number>(D).fill(0), Array<number>(D).fill(0)];
  const ofX = x.arraySync().map((rows, b) =>
    rows.map((row, t) => {
      const mean = sum(row) / D;
      const deviation = Math.sqrt(sum(row.map((value) => (value - mean) ** 2)) / D + 1e-5);
      const normal = row.map((value) => (value - mean) / deviation);
      const delta = outer[b]![t]!;
      for (let d = 0; d < D; d++) {
        ofGain[d]! += delta[d]! * normal[d]!;
        ofBias[d]! += delta[d]!;
      }
      const derivative = (i: number, j: number) =>
        (Number(i === j) - 1 / D - (normal[i]! * normal[j]!) / D) / deviation;
      return row.map((_, j) => sum(delta.map((value, i) => value * factors[i]! * derivative(i, j))));
    }),
  );
  return { x: tf.tensor3d(ofX), gain: tf.tensor1d(ofGain), bias: tf.tensor1d(ofBias) };
}
