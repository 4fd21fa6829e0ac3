import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import { type Dropout, dropout } from '../ops/dropout.ts';
import { embedding } from '../ops/embedding.ts';
import { type Activation, linear } from '../ops/linear.ts';
import type { LstmState } from '../ops/lstm-cell.ts';
import {
  type EncoderStates,
  type LstmDecoderMemory,
  type LstmDecoderParameters,
  lstmDecoder,
} from '../ops/lstm-decoder.ts';
import { lstmLayer } from '../ops/lstm-layer.ts';
import { gatherRows } from '../tensor/gather-rows.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { Parameters } from '../tensor/parameters.ts';
import type { LstmConfig, VocabularySizes } from './config.ts';
import { forwardDropout } from './forward-dropout.ts';
import { lstmParameters, lstmWidths } from './lstm-parameters.ts';
import type { DecoderState, ForwardOptions, ForwardResult, Memory, NamedAttention, Seq2Seq } from './seq2seq.ts';

/** The state of every decoder layer, the lowest first. */
type LstmDecoderState = { readonly layers: LstmState[] };

/**
 * The LSTM encoder–decoder of Bahdanau, Cho and Bengio 2015 (with LSTMs for their GRUs), or, with attention `none`,
 * that of Cho et al. 2014: every step reads the encoder's final states and nothing else of the source.
 *
 *     h, ĥ = encoder(x)                       s_0 = tanh(W_b ĥ), likewise the cell
 *     c_i = attend(query s_{i-1}, h)          s_i = LSTM([y_{i-1}; c_i], s_{i-1})
 *     p(y_i) = softmax(W_o tanh(W_r [s_i; c_i; y_{i-1}]))
 *
 * Departures. Every attention has the previous state as its query, so that models differ in the score alone (Luong,
 * Pham and Manning 2015 use s_i). `dot` needs keys as wide as the query: where the encoder is bidirectional its key is
 * the sum of both directions, while the context keeps both. In a deeper decoder the top layer asks, and the lowest
 * reads the context.
 */
export class LstmModel implements Seq2Seq {
  readonly parameters: Parameters;
  readonly #config: LstmConfig;

  constructor(config: LstmConfig, vocabulary: VocabularySizes, random: Random) {
    this.#config = config;
    this.parameters = new Parameters(lstmParameters(config, vocabulary), random);
  }

  forward(batch: Batch, options: ForwardOptions): ForwardResult {
    const drop = forwardDropout(this.#config.dropout, options);
    const { logits, weights } = tf.tidy(() => {
      const { memory, state } = this.#encode(batch.source, drop);
      const { logits, weights } = this.#decode(memory, state, batch.targetInput, drop);
      return { logits, ...(options.attention && weights && { weights }) };
    });
    if (!options.attention) return { logits };
    return { logits, attention: weights ? [{ name: 'decoder.attention', kind: 'cross', weights }] : [] };
  }

  encode(source: PaddedIds): { memory: Memory; state: DecoderState } {
    return tf.tidy(() => this.#encode(source, undefined));
  }

  step(memory: Memory, state: DecoderState, tokens: Int32Array) {
    const last = { ids: tokens, rows: tokens.length, columns: 1, lengths: Array<number>(tokens.length).fill(1) };
    return tf.tidy(() => {
      const decoded = this.#decode(memory as LstmDecoderMemory, state as LstmDecoderState, last, undefined);
      const logits = decoded.logits.squeeze<tf.Tensor2D>([1]); // [B, V]
      const alignment = decoded.weights?.squeeze<tf.Tensor2D>([1]); // [B, S]
      return { logits, state: decoded.state, ...(alignment && { alignment }) };
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

  #encode(source: PaddedIds, drop: Dropout | undefined): { memory: LstmDecoderMemory; state: LstmDecoderState } {
    let x = this.#embed('source.embedding', source, drop); // [B, S, I]
    const finals: tf.Tensor2D[] = [];
    for (let layer = 1; layer <= this.#config.layers; layer++) {
      const { states, final } = lstmLayer(layer === 1 ? x : dropout(x, drop), source.lengths, {
        inputKernel: this.parameters.get(`encoder.layer${layer}.inputKernel`),
        recurrentKernel: this.parameters.get(`encoder.layer${layer}.recurrentKernel`),
        bias: this.parameters.get(`encoder.layer${layer}.bias`),
      });
      x = states; // [B, S, E]
      finals.push(final); // [B, E]
    }
    const memory = this.#config.attention === 'none' ? { summary: finals.at(-1)! } : this.#attentionMemory(x, source);
    return { memory, state: { layers: finals.map((final, index) => this.#bridge(index + 1, final)) } };
  }

  /** Where a decoder layer starts: from what the encoder layer beside it ended with [B, E]. */
  #bridge(layer: number, final: tf.Tensor2D): LstmState {
    const initial = this.#linear(`bridge.layer${layer}`, final, 'tanh'); // [B, 2D]
    const [hidden, cell] = tf.split(initial, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    return { hidden, cell };
  }

  #attentionMemory(states: tf.Tensor3D, source: PaddedIds): EncoderStates {
    return { states, keys: this.#keys(states), lengths: tf.tensor1d([...source.lengths], 'int32') };
  }

  /** The encoder states as the score sees them [B, S, A], or [B, S, D] if the score is a dot product. */
  #keys(states: tf.Tensor3D): tf.Tensor3D {
    if (this.#config.attention !== 'dot') return linear(states, this.parameters.get('attention.keyProjection'));
    const [B, S] = states.shape;
    const { R, D } = lstmWidths(this.#config);
    return states.reshape([B, S, R, D]).sum(2);
  }

  /** Says as many words as `words` has columns. A teacher-forced pass and one step of decoding differ in that alone. */
  #decode(memory: LstmDecoderMemory, initial: LstmDecoderState, words: PaddedIds, drop: Dropout | undefined) {
    const y = this.#embed('target.embedding', words, drop); // [B, T, I]
    const { read, weights, layers } = lstmDecoder(y, initial.layers, memory, this.#decoderParameters(), drop);
    const readout = dropout(this.#linear('readout', read, 'tanh'), drop); // [B, T, O]
    const logits = this.#linear('output', readout) as tf.Tensor3D; // [B, T, V]
    return { logits, weights, state: { layers } };
  }

  #decoderParameters(): LstmDecoderParameters {
    const additive = this.#config.attention === 'additive' && {
      queryProjection: this.parameters.get<tf.Rank.R2>('attention.queryProjection'),
      score: this.parameters.get<tf.Rank.R1>('attention.score'),
    };
    const layers = Array.from({ length: this.#config.layers }, (_, index) => ({
      inputKernel: this.parameters.get<tf.Rank.R2>(`decoder.layer${index + 1}.inputKernel`),
      recurrentKernel: this.parameters.get<tf.Rank.R2>(`decoder.layer${index + 1}.recurrentKernel`),
      bias: this.parameters.get<tf.Rank.R1>(`decoder.layer${index + 1}.bias`),
    }));
    return { layers, contextKernel: this.parameters.get('decoder.contextKernel'), ...(additive && { additive }) };
  }

  #embed(name: string, words: PaddedIds, drop: Dropout | undefined): tf.Tensor3D {
    return dropout(embedding(words, this.parameters.get(name)), drop);
  }

  #linear<R extends tf.Rank>(name: string, x: tf.Tensor<R>, activation?: Activation): tf.Tensor<R> {
    return linear(x, this.parameters.get(`${name}.weight`), this.parameters.get(`${name}.bias`), activation);
  }
}
