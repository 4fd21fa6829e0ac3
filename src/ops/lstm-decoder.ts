import * as tf from '@tensorflow/tfjs';
import { scoreMask } from '../tensor/masks.ts';
import { expectShape } from '../tensor/shapes.ts';
import { unstack } from '../tensor/unstack.ts';
import { type AdditiveAttentionParameters, additiveAttention } from './additive-attention.ts';
import { dotProductAttention } from './dot-product-attention.ts';
import { type Dropout, dropout } from './dropout.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';
import { linear } from './linear.ts';
import { type LstmState, lstmCell } from './lstm-cell.ts';

export const LSTM_DECODER = 'LstmDecoder';
export const LSTM_DECODER_GRADIENT = 'LstmDecoderGradient';

/**
 * Inputs of the kernel {@link LSTM_DECODER} → h_t, ctx_t, y_t side by side [B, T, D + E + I], α_t [B, T, S], the gates
 * i, f, g, o [B, T, 4D], c_t [B, T, D]; h_T and c_T [B, D].
 */
export type LstmDecoderInputs = {
  words: tf.TensorInfo; //            y [B, T, I]
  inputKernel: tf.TensorInfo; //      W [I, 4D]
  bias: tf.TensorInfo; //             b [4D]
  hidden: tf.TensorInfo; //           h₀ [B, D]
  cell: tf.TensorInfo; //             c₀ [B, D]
  recurrentKernel: tf.TensorInfo; //  U [D, 4D]
  contextKernel: tf.TensorInfo; //    C [E, 4D]
  states: tf.TensorInfo; //           [B, S, E]; without attention the summary [B, E]
  keys?: tf.TensorInfo; //            k [B, S, A]; with attention
  queryProjection?: tf.TensorInfo; // W_a [D, A]; with an additive score, and so is v_a
  score?: tf.TensorInfo; //           v_a [A]
  lengths?: tf.TensorInfo; //         int32 [B]; with attention
};
/** Inputs of the kernel {@link LSTM_DECODER_GRADIENT} → ∂L/∂ each of the above in their order, but for the lengths. */
export type LstmDecoderGradientInputs = Omit<LstmDecoderInputs, 'bias'> & {
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
  /** Of every layer, the lowest first; I is the width of the words, then D. */
  readonly layers: readonly DecoderLayer[];
  readonly contextKernel: tf.Tensor2D; // C [E, 4D]
  /** Of the additive score; without it the score is the inner product. */
  readonly additive?: AdditiveAttentionParameters;
}

export interface DecoderLayer {
  readonly inputKernel: tf.Tensor2D; //     W [I, 4D]
  readonly recurrentKernel: tf.Tensor2D; // U [D, 4D]
  readonly bias: tf.Tensor1D; //            b [4D]
}

export type DecodedSteps = {
  /** After each step the state of the top layer, beside it what the step read: the source's context, and the word. */
  readonly read: tf.Tensor3D; // [B, T, D + E + I]
  /** The alignment: rows sum to one and are zero on padding; absent without attention. */
  readonly weights?: tf.Tensor3D; // [B, T, S]
  /** The state of every layer after the last step. */
  readonly layers: LstmState[];
};

/**
 * An LSTM decoder over words that are known beforehand, or over the one that was said last. Every step reads the source
 * by the state before it (Bahdanau, Cho, Bengio 2015, A.1.2); in a deeper decoder the top layer asks and the lowest reads:
 *
 *     ctx_t, α_t = attend(query h_{t−1})        h_t, c_t = cell(y_t W + b + ctx_t C, h_{t−1}, c_{t−1})
 *
 * (see {@link additiveAttention}, {@link dotProductAttention}, {@link lstmCell}); without attention ctx is the summary.
 *
 * Saved for the backward pass: the inputs, the gates, and what each step comes to. The hidden layers of the additive
 * score, one for each pair of a source and a target token, are computed anew. A deeper decoder has no kernel.
 *
 * @param words vectors y [B, T, I]
 * @param initial the state of every layer before the first step, the lowest first
 * @param drop what is dropped between the layers
 * @returns what the steps come to; the weights and the last states are to look at and to go on from: the gradient is
 *   that of `read` alone
 * @throws RangeError if a shape disagrees
 */
export function lstmDecoder(
  words: tf.Tensor3D,
  initial: readonly LstmState[],
  memory: LstmDecoderMemory,
  parameters: LstmDecoderParameters,
  drop?: Dropout,
): DecodedSteps {
  expectShapes(words, initial, memory, parameters);
  const decode = initial.length === 1 && hasKernel(LSTM_DECODER) ? fusedLstmDecoder : composedLstmDecoder;
  return tf.tidy(() => decode(words, initial, memory, parameters, drop));
}

/** One step after the other. */
export function composedLstmDecoder(
  words: tf.Tensor3D,
  initial: readonly LstmState[],
  memory: LstmDecoderMemory,
  parameters: LstmDecoderParameters,
  drop: Dropout | undefined,
): DecodedSteps {
  const { inputKernel, bias } = parameters.layers[0]!;
  const attend = attention(memory, parameters);
  const [hidden, contexts, alignments]: [tf.Tensor2D[], tf.Tensor2D[], tf.Tensor2D[]] = [[], [], []];
  let layers = [...initial];
  for (const input of unstack<tf.Tensor2D>(linear(words, inputKernel, bias), 1)) {
    const { context, share, weights } = attend(layers.at(-1)!.hidden);
    layers = advanced(input.add(share), layers, parameters, drop);
    hidden.push(layers.at(-1)!.hidden);
    contexts.push(context);
    if (weights) alignments.push(weights);
  }
  const read = tf.concat([tf.stack(hidden, 1), tf.stack(contexts, 1), words], 2) as tf.Tensor3D; // [B, T, D + E + I]
  return { read, layers, ...(alignments.length > 0 && { weights: tf.stack(alignments, 1) as tf.Tensor3D }) };
}

/** What a step reads of the source by its query, and its share of the lowest layer's gates, ctx C [B, 4D]. */
type Attend = (query: tf.Tensor2D) => { context: tf.Tensor2D; share: tf.Tensor2D; weights?: tf.Tensor2D };

function attention(memory: LstmDecoderMemory, { contextKernel, additive }: LstmDecoderParameters): Attend {
  if ('summary' in memory) {
    const share = linear(memory.summary, contextKernel); // the same at every step
    return () => ({ context: memory.summary, share });
  }
  const masked = { ...memory, scoreMask: scoreMask(memory.lengths, memory.states.shape[1]) };
  return (query) => {
    const read = additive ? additiveAttention(query, masked, additive) : dotProductAttention(query, masked);
    return { ...read, share: linear(read.context, contextKernel) };
  };
}

/** One step of every layer, the lowest with these gates [B, 4D]. */
function advanced(
  gates: tf.Tensor2D,
  states: readonly LstmState[],
  { layers: [lowest, ...upper] }: LstmDecoderParameters,
  drop: Dropout | undefined,
): LstmState[] {
  const next = [lstmCell(gates, states[0]!, lowest!.recurrentKernel)];
  for (const [index, { inputKernel, recurrentKernel, bias }] of upper.entries()) {
    const input = linear(dropout(next[index]!.hidden, drop), inputKernel, bias);
    next.push(lstmCell(input, states[index + 1]!, recurrentKernel));
  }
  return next;
}

function fusedLstmDecoder(
  words: tf.Tensor3D,
  initial: readonly LstmState[],
  memory: LstmDecoderMemory,
  { layers, contextKernel, additive }: LstmDecoderParameters,
): DecodedSteps {
  const { inputKernel, recurrentKernel, bias } = layers[0]!;
  const { hidden, cell } = initial[0]!;
  const attends = 'states' in memory;
  const source = attends ? { states: memory.states, keys: memory.keys } : { states: memory.summary };
  const score = attends && additive && { queryProjection: additive.queryProjection, score: additive.score };
  const known = { hidden, cell, recurrentKernel, contextKernel, ...source, ...score };
  const moving = { words, inputKernel, bias, ...known }; // in the order in which the kernel gives their gradients
  const lengths = attends && { lengths: memory.lengths };
  const [value, weights, gates, cells, ...last] = runKernel(LSTM_DECODER, { ...moving, ...lengths }) as Outputs;
  const saved = { words, inputKernel, ...known, ...lengths, read: value, weights, gates, cells };
  const read = differentiable(
    Object.values<tf.Tensor>(moving),
    () => ({ value: value.clone(), saved: Object.values<tf.Tensor>(saved) }),
    (gradient, tensors) => {
      const again = Object.fromEntries(Object.keys(saved).map((name, i) => [name, tensors[i]!]));
      return runKernel(LSTM_DECODER_GRADIENT, { ...again, gradient });
    },
  );
  return { read, layers: [{ hidden: last[0], cell: last[1] }], ...(attends && { weights }) };
}

function expectShapes(
  words: tf.Tensor3D,
  initial: readonly LstmState[],
  memory: LstmDecoderMemory,
  { layers, contextKernel, additive }: LstmDecoderParameters,
): void {
  if (initial.length !== layers.length) {
    throw new RangeError(`lstmDecoder: ${layers.length} layers start from ${initial.length} states`);
  }
  const [B, T] = words.shape;
  const { inputKernel, recurrentKernel, bias } = layers[0]!;
  const [I, D, E] = [inputKernel.shape[0], recurrentKernel.shape[0], contextKernel.shape[0]];
  expectShape('lstmDecoder: words', words, [B, T, I]);
  expectShape('lstmDecoder: inputKernel', inputKernel, [I, 4 * D]);
  expectShape('lstmDecoder: recurrentKernel', recurrentKernel, [D, 4 * D]);
  expectShape('lstmDecoder: bias', bias, [4 * D]);
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
  const [S, A] = [states.shape[1], additive ? additive.score.shape[0] : D];
  expectShape('lstmDecoder: states', states, [B, S, E]);
  expectShape('lstmDecoder: keys', keys, [B, S, A]);
  expectShape('lstmDecoder: lengths', lengths, [B]);
  if (additive) expectShape('lstmDecoder: queryProjection', additive.queryProjection, [D, A]);
}
