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
  // #region projectKeys: multiply every state h_j [E] by U_a [E, A]; matMul wants both sides to have the same rank
  const [B, S, E] = states.shape;
  const A = keyProjection.shape[1];
  return states
    .reshape([B * S, E])
    .matMul(keyProjection)
    .reshape([B, S, A]); // [BS, E] → [BS, A] → [B, S, A]
  // #endregion
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
  // #region additiveScores: project the query, add it to every key, take tanh, and then the dot product with v_a
  const [B, S, A] = keys.shape;
  const projected = query.matMul(queryProjection).expandDims<tf.Tensor3D>(1); // [B, D] → [B, 1, A]
  const hidden = keys.add(projected).tanh(); // [B, S, A]
  const scores = hidden.reshape([B * S, A]).matMul(score.expandDims(1)); // [BS, A] → [BS, 1]
  return scores.reshape([B, S]);
  // #endregion
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
  // #region attend: take the softmax over the real tokens alone, then sum the states by their weights
  const S = scores.shape[1];
  const real = tf.range(0, S, 1, 'int32').less(lengths.expandDims(1)); // [S] < [B, 1] → [B, S]
  const weights = tf.softmax(tf.where(real, scores, tf.fill(scores.shape, -1e9))) as tf.Tensor2D;
  const context = weights.expandDims(1).matMul(states).squeeze<tf.Tensor2D>([1]); // [B, 1, S] · [B, S, E] → [B, E]
  return { context, weights };
  // #endregion
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
  // #region decoderStep: attend with the state before, feed word and context to lstmCell, read out from the new state
  const word = tf.gather(parameters.embedding, tokens); // [B] → [B, I]
  const scores = additiveScores(state.hidden, keys, parameters.attention);
  const { context, weights } = attend(scores, states, lengths);
  const input = linear(word, inputKernel, bias).add<tf.Tensor2D>(linear(context, contextKernel)); // [B, 4D]
  const next = lstmCell(input, state, recurrentKernel);
  const read = tf.concat([next.hidden, context, word], 1) as tf.Tensor2D; // [B, D + E + I]
  const logits = linear(linear(read, readout.weight, readout.bias).tanh(), output.weight, output.bias); // [B, O] → [B, V]
  return { logits, weights, state: next };
  // #endregion
}

/**
 * Teacher forcing, as in training: every step reads the word that the reference translation has there, whatever the
 * decoder would have said.
 *
 * @param targetInput BOS y_1 … y_{T−1} of each sentence, int32 [B, T]
 * @returns logits [B, T, V]; those of column t are to predict y_t
 */
export function teacherForcedLogits<State>(step: Step<State>, initial: State, targetInput: tf.Tensor2D): tf.Tensor3D {
  // #region teacherForcedLogits: one step for each column of the target; hand the state on; stack the logits
  const logits: tf.Tensor2D[] = [];
  let state = initial;
  for (const tokens of unstack<tf.Tensor1D>(targetInput, 1)) {
    const said = step(tokens, state);
    logits.push(said.logits);
    state = said.state;
  }
  return tf.stack(logits, 1) as tf.Tensor3D; // T × [B, V] → [B, T, V]
  // #endregion
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
  // #region greedyDecode: feed every row its own last word until it says EOS; stop when all rows have
  const translations = Array.from({ length: rows }, (): Translation => ({ tokens: [], alignment: [] }));
  const ended = Array<boolean>(rows).fill(false);
  let last = Array<number>(rows).fill(BOS);
  let state = initial;
  for (let t = 0; t < maximumLength && ended.includes(false); t++) {
    const said = step(tf.tensor1d(last, 'int32'), state);
    const words = said.logits.slice([0, EOS]); // without PAD and BOS, which come before EOS [B, V − 2]
    last = words.argMax(1).add<tf.Tensor1D>(tf.scalar(EOS, 'int32')).arraySync();
    const weights = said.weights.arraySync();
    for (const [row, token] of last.entries()) {
      ended[row] ||= token === EOS;
      if (ended[row]) continue;
      translations[row]!.tokens.push(token);
      translations[row]!.alignment.push(weights[row]!);
    }
    state = said.state;
  }
  return translations;
  // #endregion
}
