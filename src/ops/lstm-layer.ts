import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { unstack } from '../tensor/unstack.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';
import { type LstmState, lstmCell } from './lstm-cell.ts';

export const LSTM_LAYER = 'LstmLayer';
export const LSTM_LAYER_GRADIENT = 'LstmLayerGradient';

/**
 * Inputs of the kernel {@link LSTM_LAYER}: x, the lengths as int32 [B], W, U, b → the states [B, S, R·D]; the gates
 * i, f, g, o of every step [R, B, S, 4D] and the cells c [R, B, S, D].
 */
export type LstmLayerInputs = {
  x: tf.TensorInfo;
  lengths: tf.TensorInfo;
  inputKernel: tf.TensorInfo;
  recurrentKernel: tf.TensorInfo;
  bias: tf.TensorInfo;
};
/** Inputs of the kernel {@link LSTM_LAYER_GRADIENT}: these, and ∂L/∂states → ∂L/∂x, ∂L/∂W, ∂L/∂U, ∂L/∂b. */
export type LstmLayerGradientInputs = Omit<LstmLayerInputs, 'bias'> & {
  states: tf.TensorInfo;
  gates: tf.TensorInfo;
  cells: tf.TensorInfo;
  gradient: tf.TensorInfo;
};

/** The trained parameters of {@link lstmLayer} for R directions (1 or 2). */
export interface LstmLayerParameters {
  readonly inputKernel: tf.Tensor3D; //     W [R, I, 4D]
  readonly recurrentKernel: tf.Tensor3D; // U [R, D, 4D]
  readonly bias: tf.Tensor2D; //            b [R, 4D]
}

export type LstmLayerResult = {
  /** The hidden states at each position, forward then backward; zero on padding. */
  readonly states: tf.Tensor3D; // [B, S, E = R·D]
  /** The hidden state with which each direction ends: at the last token, and at the first. */
  readonly final: tf.Tensor2D; // [B, E]
};

/**
 * An LSTM over padded sentences, forward (R = 1) or in both directions (R = 2; Graves & Schmidhuber 2005), from zero
 * states; the equations are those of {@link lstmCell}. The backward direction starts at the last real token.
 *
 * Saved for the backward pass: x, the parameters, and the states, gates and cells of every step.
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
  const [B, S] = [lengths.length, x.shape[1]];
  const [R, I, gates] = parameters.inputKernel.shape; // gates = 4D
  const D = gates / 4;
  expectShape('lstmLayer: x', x, [B, S, I]);
  expectShape('lstmLayer: recurrentKernel', parameters.recurrentKernel, [R, D, gates]);
  expectShape('lstmLayer: bias', parameters.bias, [R, gates]);
  const wrong = lengths.find((length) => length < 1 || length > S);
  if (wrong !== undefined) throw new RangeError(`lstmLayer: a sentence of ${wrong} tokens among ${S} columns`);
  const states = hasKernel(LSTM_LAYER) ? fusedLstmLayer : composedLstmLayer;
  return tf.tidy(() => withFinal(states(x, lengths, parameters), lengths, R));
}

/** Each direction's last state, taken out of the states [B, S, R·D]; its gradient goes back to where it stood. */
function withFinal(states: tf.Tensor3D, lengths: readonly number[], R: number): LstmLayerResult {
  const [B, S, E] = states.shape;
  const rows = lengths.flatMap((length, b) => [(b * S + length - 1) * R, b * S * R + 1].slice(0, R)); // among [BSR, D]
  const final = differentiable(
    [states],
    () => {
      const last = tf.tensor1d(rows, 'int32');
      const value = tf.gather(states.reshape([B * S * R, E / R]), last).reshape<tf.Tensor2D>([B, E]); // [BR, D] → [B, E]
      return { value, saved: [last] };
    },
    (gradient, [last]) => {
      const scattered = tf.unsortedSegmentSum(gradient.reshape([B * R, E / R]), last, B * S * R); // [BSR, D]
      return [scattered.reshape([B, S, E])];
    },
  );
  return { states, final };
}

function fusedLstmLayer(x: tf.Tensor3D, lengths: readonly number[], parameters: LstmLayerParameters): tf.Tensor3D {
  const { inputKernel, recurrentKernel, bias } = parameters;
  return differentiable(
    [x, inputKernel, recurrentKernel, bias],
    () => {
      const inputs = { x, lengths: tf.tensor1d([...lengths], 'int32'), inputKernel, recurrentKernel, bias };
      const [states, gates, cells] = runKernel(LSTM_LAYER, inputs) as [tf.Tensor3D, tf.Tensor, tf.Tensor];
      return { value: states, saved: [x, inputs.lengths, inputKernel, recurrentKernel, states, gates, cells] };
    },
    (gradient, [x, lengths, inputKernel, recurrentKernel, states, gates, cells]) =>
      runKernel(LSTM_LAYER_GRADIENT, { x, lengths, inputKernel, recurrentKernel, states, gates, cells, gradient }),
  );
}

/**
 * Both directions advance in one loop. Each reads a sentence in an order of its own that leaves the padding to the end;
 * what a row computes past its end is never read, so the loop needs no mask.
 */
export function composedLstmLayer(
  x: tf.Tensor3D,
  lengths: readonly number[],
  { inputKernel, recurrentKernel, bias }: LstmLayerParameters,
): tf.Tensor3D {
  const [B, S, I] = x.shape;
  const [R, D, gates] = recurrentKernel.shape;
  const order = readingOrder(R, lengths, S);
  const inputs = tf.gather(x.reshape([B * S, I]), order.read).reshape<tf.Tensor3D>([R, B * S, I]);
  const projected = inputs.matMul(inputKernel).add(bias.expandDims(1)); // W x + b [R, BS, 4D]

  const zero = tf.zeros<tf.Rank.R3>([R, B, D]);
  let state: LstmState<tf.Tensor3D> = { hidden: zero, cell: zero };
  const hidden = [state.hidden];
  for (const input of unstack<tf.Tensor3D>(projected.reshape([R, B, S, gates]), 2)) {
    state = lstmCell(input, state, recurrentKernel); // [R, B, D]
    hidden.push(state.hidden);
  }
  const steps = tf.stack(hidden, 2).reshape([R * B * (S + 1), D]); // step 0 is the initial state, zero
  return tf.gather(steps, order.states).reshape([B, S, R * D]);
}

/**
 * Row numbers for `gather`: the tokens in the order in which each direction reads them [R, B, S], and among its steps
 * [R, B, S + 1] those that read each token [B, S, R]. Padding gets the initial state.
 */
function readingOrder(R: number, lengths: readonly number[], S: number) {
  const B = lengths.length;
  const [read, states] = [new Int32Array(R * B * S), new Int32Array(B * S * R)];
  for (let r = 0; r < R; r++) {
    for (const [b, length] of lengths.entries()) {
      const initial = (r * B + b) * (S + 1);
      for (let k = 0; k < S; k++) {
        const position = r === 1 && k < length ? length - 1 - k : k;
        read[(r * B + b) * S + k] = b * S + position;
        states[(b * S + position) * R + r] = k < length ? initial + 1 + k : initial;
      }
    }
  }
  return { read, states };
}
