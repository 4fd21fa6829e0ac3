import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { type LstmState, lstmCell } from './lstm-cell.ts';

/** The trained parameters of {@link lstmLayer} for R directions (1 or 2). */
export interface LstmLayerParameters {
  readonly inputKernel: tf.Tensor3D; //     W [R, I, 4D]
  readonly recurrentKernel: tf.Tensor3D; // U [R, D, 4D]
  readonly bias: tf.Tensor2D; //            b [R, 4D]
}

export interface LstmLayerResult {
  /** The hidden states at each position, forward then backward; zero on padding. */
  readonly states: tf.Tensor3D; // [B, S, E = R·D]
  /** The hidden state with which each direction ends: at the last token, and at the first. */
  readonly final: tf.Tensor2D; // [B, E]
}

/**
 * An LSTM over padded sentences, forward (R = 1) or in both directions (R = 2; Graves & Schmidhuber 2005), from zero
 * states. The input's share of the gates is one product for all steps; both directions advance in one loop.
 *
 * Each direction reads a sentence in an order of its own that leaves the padding to the end: the backward one starts at
 * the last real token. What a row computes past its end is never read, so the loop needs no mask.
 *
 * @param x input of width I [B, S, I]
 * @param lengths number of real tokens in each row [B]
 * @throws RangeError if a shape disagrees or a sentence has no token
 */
export function lstmLayer(
  x: tf.Tensor3D,
  lengths: readonly number[],
  parameters: LstmLayerParameters,
): LstmLayerResult {
  const { inputKernel, recurrentKernel, bias } = parameters;
  const [B, S] = [lengths.length, x.shape[1]];
  const [R, I, gates] = inputKernel.shape; // gates = 4D
  const D = gates / 4;
  expectShape('lstmLayer: x', x, [B, S, I]);
  expectShape('lstmLayer: recurrentKernel', recurrentKernel, [R, D, gates]);
  expectShape('lstmLayer: bias', bias, [R, gates]);
  if (lengths.some((length) => length < 1)) throw new RangeError('lstmLayer: a sentence has no token');

  return tf.tidy(() => {
    const order = readingOrder(R, lengths, S);
    const inputs = tf.gather(x.reshape([B * S, I]), order.read).reshape<tf.Tensor3D>([R, B * S, I]);
    const projected = inputs.matMul(inputKernel).add(bias.expandDims(1)); // W x + b [R, BS, 4D]

    const zero = tf.zeros<tf.Rank.R3>([R, B, D]);
    let state: LstmState<tf.Tensor3D> = { hidden: zero, cell: zero };
    const hidden = [state.hidden];
    for (const input of tf.unstack(projected.reshape([R, B, S, gates]), 2) as tf.Tensor3D[]) {
      state = lstmCell(input, state, recurrentKernel); // [R, B, D]
      hidden.push(state.hidden);
    }
    const steps = tf.stack(hidden, 2).reshape([R * B * (S + 1), D]); // step 0 is the initial state, zero

    return {
      states: tf.gather(steps, order.states).reshape<tf.Tensor3D>([B, S, R * D]),
      final: tf.gather(steps, order.final).reshape<tf.Tensor2D>([B, R * D]),
    };
  });
}

/** Row numbers: which token each direction reads at each step, and at which step it stands on each token. */
function readingOrder(R: number, lengths: readonly number[], S: number) {
  const B = lengths.length;
  // Its own inverse: the token read at step k and the step that reads token k.
  const mirrored = (r: number, b: number, k: number) => (r === 0 || k >= lengths[b]! ? k : lengths[b]! - 1 - k);
  const step = (r: number, b: number, number: number) => (r * B + b) * (S + 1) + number;
  return {
    read: rows([R, B, S], (r, b, k) => b * S + mirrored(r, b, k)),
    states: rows([B, S, R], (b, s, r) => step(r, b, s < lengths[b]! ? 1 + mirrored(r, b, s) : 0)),
    final: rows([B, R, 1], (b, r) => step(r, b, lengths[b]!)),
  };
}

function rows([m, n, p]: [number, number, number], row: (i: number, j: number, k: number) => number): tf.Tensor1D {
  const all = Int32Array.from({ length: m * n * p }, (_, at) =>
    row(Math.floor(at / (n * p)), Math.floor(at / p) % n, at % p),
  );
  return tf.tensor1d(all, 'int32');
}
