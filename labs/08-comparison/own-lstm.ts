import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import type { LstmConfig, VocabularySizes } from '../../src/models/config.ts';
import { lstmParameters } from '../../src/models/lstm-parameters.ts';
import type {
  DecoderState,
  ForwardOptions,
  ForwardResult,
  Memory,
  NamedAttention,
  Seq2Seq,
} from '../../src/models/seq2seq.ts';
import { embedding } from '../../src/ops/embedding.ts';
import { type Activation, linear } from '../../src/ops/linear.ts';
import type { LstmState } from '../../src/ops/lstm-cell.ts';
import type { EncoderStates } from '../../src/ops/lstm-decoder.ts';
import { gatherRows } from '../../src/tensor/gather-rows.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';
import { Parameters } from '../../src/tensor/parameters.ts';
import type { Parts } from './parts.ts';

/** What this model is a model of: one layer, additive attention, no dropout. */
export type OwnLstmConfig = LstmConfig & { readonly attention: 'additive'; readonly layers: 1; readonly dropout: 0 };

/**
 * The library's `LstmModel` with the same parameters by the same names, and the parts that were written in the labs in
 * place of its fused layers: the LSTM step of lab 04, the attention and the teacher forcing of lab 05, the decoder step of
 * this one.
 */
export class OwnLstm implements Seq2Seq {
  readonly parameters: Parameters;
  readonly #parts: Parts;

  constructor(parts: Parts, config: OwnLstmConfig, vocabulary: VocabularySizes, random: Random) {
    this.#parts = parts;
    this.parameters = new Parameters(lstmParameters(config, vocabulary), random);
  }

  forward({ source, targetInput }: Batch, options: ForwardOptions): ForwardResult {
    return tf.tidy(() => {
      const { memory, state } = this.#encode(source);
      const words = tf.tensor2d(targetInput.ids, [targetInput.rows, targetInput.columns], 'int32');
      const rows: tf.Tensor2D[] = [];
      const step = (tokens: tf.Tensor1D, before: LstmState) => {
        const said = this.#step(memory, before, tokens);
        rows.push(said.weights);
        return said;
      };
      const logits = this.#parts.labs['05'].teacherForcedLogits(step, state, words); // [B, T, V]
      if (!options.attention) return { logits };
      return { logits, attention: [{ name: 'decoder.attention', kind: 'cross', weights: tf.stack(rows, 1) }] };
    }) as ForwardResult;
  }

  encode(source: PaddedIds): { memory: Memory; state: DecoderState } {
    return tf.tidy(() => this.#encode(source));
  }

  step(memory: Memory, state: DecoderState, tokens: Int32Array) {
    return tf.tidy(() => {
      const { weights, ...said } = this.#step(
        memory as EncoderStates,
        state as LstmState,
        tf.tensor1d(tokens, 'int32'),
      );
      return { ...said, alignment: weights };
    });
  }

  reorder<P extends Memory | DecoderState>(part: P, rows: Int32Array): P {
    return gatherRows(part, rows);
  }

  alignment(attention: readonly NamedAttention[]): tf.Tensor3D | undefined {
    return attention[0]?.weights;
  }

  dispose(): void {
    this.parameters.dispose();
  }

  #encode(source: PaddedIds): { memory: EncoderStates; state: LstmState } {
    const x = embedding(source, this.parameters.get('source.embedding')); // [B, S, I]
    const lengths = tf.tensor1d([...source.lengths], 'int32');
    const directions = [this.#read(x, lengths, 0)];
    if (this.parameters.get('encoder.layer1.bias').shape[0] === 2) directions.push(this.#read(x, lengths, 1));
    const states = tf.concat(
      directions.map((direction) => direction.states),
      2,
    ) as tf.Tensor3D; // [B, S, E]
    const final = tf.concat(
      directions.map((direction) => direction.final),
      1,
    ) as tf.Tensor2D; // [B, E]
    const [hidden, cell] = tf.split(this.#linear('bridge.layer1', final, 'tanh'), 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    const keys = this.#parts.labs['05'].projectKeys(states, this.parameters.get('attention.keyProjection'));
    return { memory: { states, keys, lengths }, state: { hidden, cell } };
  }

  /** One direction of the encoder, the second one from right to left. Padding changes no state, and has a state of zero. */
  #read(x: tf.Tensor3D, lengths: tf.Tensor1D, direction: 0 | 1) {
    const parameter = <T extends tf.Tensor>(name: string) =>
      this.parameters.get(`encoder.layer1.${name}`).gather(direction) as T;
    const U = parameter<tf.Tensor2D>('recurrentKernel');
    const inputs = tf.unstack(linear(x, parameter('inputKernel'), parameter('bias')), 1) as tf.Tensor2D[]; // S of [B, 4D]
    const [steps, zero] = [[...inputs.keys()], tf.zeros<tf.Rank.R2>([lengths.size, U.shape[0]])];
    const states: tf.Tensor2D[] = [];
    let state: LstmState = { hidden: zero, cell: zero };
    for (const t of direction === 0 ? steps : steps.reverse()) {
      const real = tf.greater(lengths, t).expandDims(1); // [B, 1]
      const next = this.#parts.labs['04'].lstmStep(inputs[t]!, state, U);
      states[t] = tf.where(real, next.hidden, zero);
      state = { hidden: tf.where(real, next.hidden, state.hidden), cell: tf.where(real, next.cell, state.cell) };
    }
    return { states: tf.stack(states, 1), final: state.hidden }; // [B, S, D], [B, D]
  }

  /** Says the word after `tokens`, int32 [B]. */
  #step(memory: EncoderStates, before: LstmState, tokens: tf.Tensor1D) {
    const parameter = <R extends tf.Rank>(name: string) => this.parameters.get<R>(name);
    const word = tf.gather<tf.Tensor2D>(parameter('target.embedding'), tokens); // [B, I]
    const { state, context, weights } = this.#parts.attentiveStep(this.#parts.labs, word, before, memory, {
      inputKernel: parameter('decoder.layer1.inputKernel'),
      recurrentKernel: parameter('decoder.layer1.recurrentKernel'),
      bias: parameter('decoder.layer1.bias'),
      contextKernel: parameter('decoder.contextKernel'),
      attention: { queryProjection: parameter('attention.queryProjection'), score: parameter('attention.score') },
    });
    const read = tf.concat([state.hidden, context, word], 1); // [B, D + E + I]
    return { logits: this.#linear('output', this.#linear('readout', read, 'tanh')), weights, state };
  }

  #linear(name: string, x: tf.Tensor2D, activation?: Activation): tf.Tensor2D {
    return linear(x, this.parameters.get(`${name}.weight`), this.parameters.get(`${name}.bias`), activation);
  }
}
