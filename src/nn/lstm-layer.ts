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
 * @param lengths number of real tokens in each row [B], 1 to S
 * @throws RangeError if a shape disagrees or a sentence has no token or more than S
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
  const wrong = lengths.find((length) => length < 1 || length > S);
  if (wrong !== undefined) throw new RangeError(`lstmLayer: a sentence of ${wrong} tokens among ${S} columns`);

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

/**
 * Row numbers for `gather`: the tokens in the order in which each direction reads them [R, B, S], and among its steps
 * [R, B, S + 1] those that read each token [B, S, R] and those that come last [B, R]. Padding gets the initial state.
 */
function readingOrder(R: number, lengths: readonly number[], S: number) {
  const B = lengths.length;
  const [read, states, final] = [new Int32Array(R * B * S), new Int32Array(B * S * R), new Int32Array(B * R)];
  for (let r = 0; r < R; r++) {
    for (const [b, length] of lengths.entries()) {
      const initial = (r * B + b) * (S + 1);
      for (let k = 0; k < S; k++) {
        const position = r === 1 && k < length ? length - 1 - k : k;
        read[(r * B + b) * S + k] = b * S + position;
        states[(b * S + position) * R + r] = k < length ? initial + 1 + k : initial;
      }
      final[b * R + r] = initial + length;
    }
  }
  return { read, states, final };
}
