import * as tf from '@tensorflow/tfjs';
import { scoreMask } from '../tensor/masks.ts';
import { expectShape } from '../tensor/shapes.ts';
import { unstack } from '../tensor/unstack.ts';
import { type AdditiveAttentionParameters, additiveAttention } from './additive-attention.ts';
import type { Attention, AttentionMemory } from './attend.ts';
import { dotProductAttention } from './dot-product-attention.ts';
import { type Dropout, dropout } from './dropout.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';
import { linear } from './linear.ts';
import { type LstmState, lstmCell } from './lstm-cell.ts';

export const LSTM_DECODER = 'LstmDecoder';
export const LSTM_DECODER_GRADIENT = 'LstmDecoderGradient';

/**
 * Inputs of the kernel {@link LSTM_DECODER}: without attention the first four, with an additive score the last two
 * → h_t and ctx_t side by side [B, T, D + E], α_t [B, T, S] (E = S = 0 without attention), the gates i, f, g, o
 * [B, T, 4D], c_t [B, T, D]; h_T, c_T [B, D].
 */
export type LstmDecoderInputs = {
  inputs: tf.TensorInfo; //           x [B, T, 4D]
  hidden: tf.TensorInfo; //           h₀ [B, D]
  cell: tf.TensorInfo; //             c₀ [B, D]
  recurrentKernel: tf.TensorInfo; //  U [D, 4D]
  contextKernel?: tf.TensorInfo; //   C [E, 4D]
  states?: tf.TensorInfo; //          [B, S, E]
  keys?: tf.TensorInfo; //            k [B, S, A]
  lengths?: tf.TensorInfo; //         int32 [B]
  queryProjection?: tf.TensorInfo; // W_a [D, A]
  score?: tf.TensorInfo; //           v_a [A]
};
/** Inputs of the kernel {@link LSTM_DECODER_GRADIENT} → ∂L/∂ each of the above in their order, but for the lengths. */
export type LstmDecoderGradientInputs = Omit<LstmDecoderInputs, 'inputs'> & {
  read: tf.TensorInfo;
  weights: tf.TensorInfo;
  gates: tf.TensorInfo;
  cells: tf.TensorInfo;
  gradient: tf.TensorInfo; // ∂L/∂read
};

type Outputs = [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D, tf.Tensor3D, tf.Tensor2D, tf.Tensor2D];

/** What the decoder reads at every step: all encoder states, or the fixed summary of a model without attention. */
export type LstmDecoderMemory = EncoderStates | { readonly summary: tf.Tensor2D }; // summary [B, E]

export type EncoderStates = {
  readonly states: tf.Tensor3D; // [B, S, E]
  /** The states as the score sees them. */
  readonly keys: tf.Tensor3D; //    k [B, S, A]
  /** The number of real tokens in each sentence; on padding no weight falls. */
  readonly lengths: tf.Tensor1D; // int32 [B]
};

/** The trained parameters of {@link lstmDecoder}. */
export interface LstmDecoderParameters {
  readonly recurrentKernel: tf.Tensor2D; // U [D, 4D]
  readonly contextKernel: tf.Tensor2D; //   C [E, 4D]
  /** Of the additive score; without it the score is the inner product. */
  readonly additive?: AdditiveAttentionParameters;
  /** The layers above the lowest. */
  readonly upper: readonly UpperLayer[];
}

export interface UpperLayer {
  readonly inputKernel: tf.Tensor2D; //     W [D, 4D]
  readonly recurrentKernel: tf.Tensor2D; // U [D, 4D]
  readonly bias: tf.Tensor1D; //            b [4D]
}

export type DecodedSteps = {
  /** The state of the top layer after each step, and what the step read of the source, side by side. */
  readonly read: tf.Tensor3D; // [B, T, D + E]
  /** The alignment: rows sum to one and are zero on padding; absent without attention. */
  readonly weights?: tf.Tensor3D; // [B, T, S]
  /** The state of every layer after the last step. */
  readonly layers: LstmState[];
};

/**
 * An LSTM decoder over words that are known beforehand, or over the one that was said last. Every step reads the source
 * by the state before it (Bahdanau, Cho, Bengio 2015, A.1.2); in a deeper decoder the top layer asks, and the lowest reads:
 *
 *     ctx_t, α_t = attend(query h_{t−1})        h_t, c_t = cell(x_t + ctx_t C, h_{t−1}, c_{t−1})
 *
 * (see {@link additiveAttention}, {@link dotProductAttention}, {@link lstmCell}); without attention ctx is the summary.
 *
 * Saved for the backward pass: the inputs, the gates, and what each step comes to. The hidden layers of the additive score,
 * one for each pair of a source and a target token, are computed anew. A deeper decoder has no kernel.
 *
 * @param inputs x W + b, the words' share of the lowest layer's gates [B, T, 4D]
 * @param initial the state of every layer before the first step, the lowest first
 * @param drop what is dropped between the layers
 * @returns what the steps come to; the weights and the last states are to look at and to go on from: the gradient is that
 *   of `read` alone
 * @throws RangeError if a shape disagrees
 */
export function lstmDecoder(
  inputs: tf.Tensor3D,
  initial: readonly LstmState[],
  memory: LstmDecoderMemory,
  parameters: LstmDecoderParameters,
  drop?: Dropout,
): DecodedSteps {
  expectShapes(inputs, initial, memory, parameters);
  const decode = initial.length === 1 && hasKernel(LSTM_DECODER) ? fusedLstmDecoder : composedLstmDecoder;
  return tf.tidy(() => {
    if ('states' in memory) return decode(inputs, initial, memory, parameters, drop);
    const T = inputs.shape[1];
    const share = linear(memory.summary, parameters.contextKernel); // ctx C, the same at every step [B, 4D]
    const decoded = decode(inputs.add(repeated(share, T)), initial, undefined, parameters, drop);
    return { ...decoded, read: tf.concat([decoded.read, repeated(memory.summary, T)], 2) }; // [B, T, D + E]
  });
}

/** Each row T times [B, N] → [B, T, N]; its gradient is one sum, where that of `tf.tile` is T slices. */
function repeated(x: tf.Tensor2D, T: number): tf.Tensor3D {
  const [B, N] = x.shape;
  const rows = Int32Array.from({ length: B * T }, (_, i) => Math.floor(i / T));
  return tf.gather(x, tf.tensor1d(rows, 'int32')).reshape([B, T, N]);
}

/** Without a source no step attends: `read` is the states alone, and there are no weights. */
type Decode = (
  inputs: tf.Tensor3D,
  initial: readonly LstmState[],
  source: EncoderStates | undefined,
  parameters: LstmDecoderParameters,
  drop: Dropout | undefined,
) => DecodedSteps;

export const composedLstmDecoder: Decode = (inputs, initial, source, parameters, drop) => {
  const memory = source && { ...source, scoreMask: scoreMask(source.lengths, source.states.shape[1]) };
  const [read, weights]: [tf.Tensor2D[], tf.Tensor2D[]] = [[], []];
  let layers = [...initial];
  for (const input of unstack<tf.Tensor2D>(inputs, 1)) {
    if (memory) {
      const attention = attendTo(memory, layers.at(-1)!.hidden, parameters);
      const gates = input.add<tf.Tensor2D>(linear(attention.context, parameters.contextKernel)); // [B, 4D]
      layers = advanced(gates, layers, parameters, drop);
      read.push(tf.concat([layers.at(-1)!.hidden, attention.context], 1)); // [B, D + E]
      weights.push(attention.weights);
    } else {
      layers = advanced(input, layers, parameters, drop);
      read.push(layers.at(-1)!.hidden);
    }
  }
  const steps = { read: tf.stack(read, 1) as tf.Tensor3D, layers }; // [B, T, D + E]
  return memory ? { ...steps, weights: tf.stack(weights, 1) as tf.Tensor3D } : steps; // [B, T, S]
};

function attendTo(memory: AttentionMemory, query: tf.Tensor2D, { additive }: LstmDecoderParameters): Attention {
  return additive ? additiveAttention(query, memory, additive) : dotProductAttention(query, memory);
}

/** One step of every layer, the lowest with these gates [B, 4D]. */
function advanced(
  gates: tf.Tensor2D,
  layers: readonly LstmState[],
  { recurrentKernel, upper }: LstmDecoderParameters,
  drop: Dropout | undefined,
): LstmState[] {
  const next = [lstmCell(gates, layers[0]!, recurrentKernel)];
  for (const [index, layer] of upper.entries()) {
    const input = linear(dropout(next[index]!.hidden, drop), layer.inputKernel, layer.bias);
    next.push(lstmCell(input, layers[index + 1]!, layer.recurrentKernel));
  }
  return next;
}

const fusedLstmDecoder: Decode = (inputs, initial, source, { recurrentKernel, contextKernel, additive }) => {
  const { hidden, cell } = initial[0]!;
  const decoder = { hidden, cell, recurrentKernel };
  const attention = source && { contextKernel, states: source.states, keys: source.keys };
  const score = source && additive && { queryProjection: additive.queryProjection, score: additive.score };
  const moved = { ...decoder, ...attention, ...score }; // what the value is differentiated by, after the inputs
  const known = { ...moved, ...(source && { lengths: source.lengths }) };
  const [value, weights, gates, cells, ...last] = runKernel(LSTM_DECODER, { inputs, ...known }) as Outputs;
  const saved: tf.NamedTensorMap = { ...known, read: value, weights, gates, cells };
  const read = differentiable(
    [inputs, ...Object.values<tf.Tensor>(moved)],
    () => ({ value: value.clone(), saved: Object.values(saved) }),
    (gradient, tensors) => {
      const again = Object.fromEntries(Object.keys(saved).map((name, i) => [name, tensors[i]!]));
      return runKernel(LSTM_DECODER_GRADIENT, { ...again, gradient });
    },
  );
  return { read, layers: [{ hidden: last[0], cell: last[1] }], ...(source && { weights }) };
};

function expectShapes(
  inputs: tf.Tensor3D,
  initial: readonly LstmState[],
  memory: LstmDecoderMemory,
  { recurrentKernel, contextKernel, additive, upper }: LstmDecoderParameters,
): void {
  const [[B, T], [D]] = [inputs.shape, recurrentKernel.shape];
  const E = contextKernel.shape[0];
  if (initial.length !== upper.length + 1) {
    throw new RangeError(`lstmDecoder: ${upper.length + 1} layers start from ${initial.length} states`);
  }
  expectShape('lstmDecoder: inputs', inputs, [B, T, 4 * D]);
  expectShape('lstmDecoder: recurrentKernel', recurrentKernel, [D, 4 * D]);
  expectShape('lstmDecoder: contextKernel', contextKernel, [E, 4 * D]);
  for (const { hidden, cell } of initial) {
    expectShape('lstmDecoder: initial hidden', hidden, [B, D]);
    expectShape('lstmDecoder: initial cell', cell, [B, D]);
  }
  if ('summary' in memory) {
    expectShape('lstmDecoder: summary', memory.summary, [B, E]);
    return;
  }
  const { states, keys, lengths } = memory;
  const S = states.shape[1];
  const A = additive ? additive.score.shape[0] : D;
  expectShape('lstmDecoder: states', states, [B, S, E]);
  expectShape('lstmDecoder: keys', keys, [B, S, A]);
  expectShape('lstmDecoder: lengths', lengths, [B]);
  if (additive) expectShape('lstmDecoder: queryProjection', additive.queryProjection, [D, A]);
}
