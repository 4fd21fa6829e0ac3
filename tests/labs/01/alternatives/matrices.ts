import * as tf from '@tensorflow/tfjs';
import type { Layer, TwoLayerNet } from '../../../../labs/01-neuron-to-gradient-descent/solution.ts';
import type { Random } from '../../../../src/base/random.ts';

// The whole batch as matrices [N][…] in double precision: δᵀ H instead of a sum over examples.

type Matrix = readonly (readonly number[])[];

const transpose = (a: Matrix): number[][] => a[0]!.map((_, j) => a.map((row) => row[j]!));
const times = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, i) => sum + value * b[i]![j]!, 0)));
const zip = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): number[][] =>
  a.map((row, i) => row.map((value, j) => f(value, b[i]![j]!)));
const forward = (x: Matrix, { weights, biases }: Layer): number[][] =>
  times(x, transpose(weights)).map((row) => row.map((value, j) => value + biases[j]!));

const gradientOf = (error: Matrix, input: Matrix): Layer => ({
  weights: times(transpose(error), input),
  biases: transpose(error).map((column) => column.reduce((sum, value) => sum + value)),
});

export function chainRule(net: TwoLayerNet, inputs: Matrix, targets: Matrix): TwoLayerNet {
  const h = forward(inputs, net.hidden).map((row) => row.map(Math.tanh)); // [N][H]
  const delta = zip(forward(h, net.output), targets, (predicted, y) => (predicted - y) / inputs.length); // [N][O]
  const epsilon = zip(times(delta, net.output.weights), h, (error, value) => error * (1 - value) * (1 + value)); // [N][H]
  return { output: gradientOf(delta, h), hidden: gradientOf(epsilon, inputs) };
}

export function xavierUniform(fanIn: number, fanOut: number, random: Random): number[][] {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const flat = Array.from({ length: fanIn * fanOut }, () => random.uniform());
  return tf.tidy(() => tf.tensor2d(flat, [fanOut, fanIn]).mul(2).sub(1).mul(limit).arraySync() as number[][]);
}

export function relativeDifference(a: number[], b: number[]): number {
  const [difference] = times([zip([a], [b], (x, y) => x - y)[0]!], transpose([zip([a], [b], (x, y) => x - y)[0]!]));
  const larger = Math.max(...times([a], transpose([a]))[0]!, ...times([b], transpose([b]))[0]!);
  return Math.sqrt(difference![0]! / (larger || 1));
}
