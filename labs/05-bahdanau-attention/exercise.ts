import * as tf from '@tensorflow/tfjs';
import type { AdditiveAttentionParameters } from '../../src/ops/additive-attention.ts';
import { linear } from '../../src/ops/linear.ts';
import { type LstmState, lstmCell } from '../../src/ops/lstm-cell.ts';
import type { DecoderLayer, EncoderStates } from '../../src/ops/lstm-decoder.ts';
import { unstack } from '../../src/tensor/unstack.ts';
import { BOS, EOS } from '../../src/text/special-tokens.ts';

/*
 * B batch · S source length · T target length · V vocabulary · D decoder width · E encoder output width ·
 * A attention width · I embedding width · O read-out width
 */

/** The trained parameters of {@link decoderStep}. */
export interface DecoderParameters extends DecoderLayer {
  readonly embedding: tf.Tensor2D; //     one row for each word of the target language [V, I]
  readonly contextKernel: tf.Tensor2D; // C [E, 4D]; W [I, 4D], U [D, 4D] and b [4D] are those of a DecoderLayer
  readonly attention: AdditiveAttentionParameters; // W_a [D, A] and v_a [A]
  readonly readout: { readonly weight: tf.Tensor2D; readonly bias: tf.Tensor1D }; // [D + E + I, O], [O]
  readonly output: { readonly weight: tf.Tensor2D; readonly bias: tf.Tensor1D }; //  [O, V], [V]
}

/** What one step of a decoder says, and where it goes on from. */
export interface Said<State> {
  readonly logits: tf.Tensor2D; //  scores of the next word [B, V]
  readonly weights: tf.Tensor2D; // where it looked to say it [B, S]
  readonly state: State;
}

/** One step of any decoder: reads the word before, says the next. @param tokens int32 [B] */
export type Step<State> = (tokens: tf.Tensor1D, state: State) => Said<State>;

/** A sentence that was said, with one row of weights for each of its words. */
export interface Translation {
  readonly tokens: number[]; //      [T], without BOS and EOS
  readonly alignment: number[][]; // [T][S]
}

/**
 * The encoder's states as the score sees them, U_a h_j for every j (Bahdanau, Cho, Bengio 2015, A.1.2). They do not
 * depend on the decoder, so they are computed once for a sentence and not once for each word that is said.
 *
 * @param states h [B, S, E]
 * @param keyProjection U_a [E, A]
 * @returns keys [B, S, A]
 */
export function projectKeys(states: tf.Tensor3D, keyProjection: tf.Tensor2D): tf.Tensor3D {
  // TODO multiply every state h_j [E] by U_a [E, A]; matMul wants both sides to have the same rank
  throw new Error(
    'projectKeys is not written yet: multiply every state h_j [E] by U_a [E, A]; matMul wants both sides to have the same rank',
  );
}

/**
 * How well each source position fits what the decoder is about to say (eq. 6 and A.1.2), one number e_j for each j:
 *
 *     e_j = v_aᵀ tanh(W_a s + U_a h_j)
 *
 * @param query the decoder's previous hidden state s [B, D]
 * @param keys U_a h_j [B, S, A]
 * @returns scores e [B, S]; padding has scores, too: it is for {@link attend} to leave them out
 */
export function additiveScores(
  query: tf.Tensor2D,
  keys: tf.Tensor3D,
  { queryProjection, score }: AdditiveAttentionParameters,
): tf.Tensor2D {
  // TODO project the query, add it to every key, take tanh, and then the dot product with v_a
  throw new Error(
    'additiveScores is not written yet: project the query, add it to every key, take tanh, and then the dot product with v_a',
  );
}

/**
 * Scores → weights → context (eq. 5–6), where the sums go over the real tokens of a sentence alone:
 *
 *     α_j = exp(e_j) / Σ_k exp(e_k)        c = Σ_j α_j h_j
 *
 * @param scores e [B, S]
 * @param states h [B, S, E]
 * @param lengths the number of real tokens of each sentence, 1 to S; those behind them are padding, int32 [B]
 * @returns context c [B, E] and weights α [B, S]; each row of weights sums to one and is exactly zero on padding
 */
export function attend(
  scores: tf.Tensor2D,
  states: tf.Tensor3D,
  lengths: tf.Tensor1D,
): { context: tf.Tensor2D; weights: tf.Tensor2D } {
  // TODO take the softmax over the real tokens alone, then sum the states by their weights
  throw new Error(
    'attend is not written yet: take the softmax over the real tokens alone, then sum the states by their weights',
  );
}

/**
 * One step of the decoder (A.1.2, with an LSTM for the GRU there). The state before the step is the query, so that what
 * is read of the source can decide what the step becomes:
 *
 *     c_t, α_t = attend(s_{t−1}, h)                    what to read for this word
 *     s_t = LSTM(y_{t−1} W + b + c_t C, s_{t−1})       the gates' input, [i f g o] side by side
 *     logits = W_o tanh(W_r [s_t; c_t; y_{t−1}])       with biases
 *
 * @param tokens the words before, y_{t−1}, int32 [B]
 * @param state s_{t−1} with its cell, each [B, D]
 * @param memory the encoder's states [B, S, E], their keys [B, S, A], and the lengths [B]
 */
export function decoderStep(
  tokens: tf.Tensor1D,
  state: LstmState,
  { states, keys, lengths }: EncoderStates,
  parameters: DecoderParameters,
): Said<LstmState> {
  const { inputKernel, recurrentKernel, bias, contextKernel, readout, output } = parameters;
  // TODO attend with the state before, feed word and context to lstmCell, read out from the new state
  throw new Error(
    'decoderStep is not written yet: attend with the state before, feed word and context to lstmCell, read out from the new state',
  );
}

/**
 * Teacher forcing, as in training: every step reads the word that the reference translation has there, whatever the
 * decoder would have said.
 *
 * @param targetInput BOS y_1 … y_{T−1} of each sentence, int32 [B, T]
 * @returns logits [B, T, V]; those of column t are to predict y_t
 */
export function teacherForcedLogits<State>(step: Step<State>, initial: State, targetInput: tf.Tensor2D): tf.Tensor3D {
  // TODO one step for each column of the target; hand the state on; stack the logits
  throw new Error(
    'teacherForcedLogits is not written yet: one step for each column of the target; hand the state on; stack the logits',
  );
}

/**
 * Greedy decoding: every step reads the word that the step before found most probable, from BOS until EOS. Never says
 * PAD or BOS, and of equal words takes the one with the lowest id.
 *
 * @param rows B
 * @param maximumLength the most words to say to a sentence; EOS is none of them
 * @returns for each sentence what was said before EOS
 */
export function greedyDecode<State>(
  step: Step<State>,
  initial: State,
  { rows, maximumLength }: { readonly rows: number; readonly maximumLength: number },
): Translation[] {
  // TODO feed every row its own last word until it says EOS; stop when all rows have
  throw new Error(
    'greedyDecode is not written yet: feed every row its own last word until it says EOS; stop when all rows have',
  );
}
