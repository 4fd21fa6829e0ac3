import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import { additiveAttention } from '../nn/additive-attention.ts';
import type { AttentionMemory } from '../nn/attend.ts';
import { dotProductAttention } from '../nn/dot-product-attention.ts';
import { type Dropout, dropout } from '../ops/dropout.ts';
import { embedding } from '../ops/embedding.ts';
import { linear } from '../ops/linear.ts';
import { type LstmState, lstmCell } from '../ops/lstm-cell.ts';
import { lstmLayer } from '../ops/lstm-layer.ts';
import { gatherRows } from '../tensor/gather-rows.ts';
import { scoreMask, tokenMask } from '../tensor/masks.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { Parameters } from '../tensor/parameters.ts';
import type { LstmConfig, VocabularySizes } from './config.ts';
import { forwardDropout } from './forward-dropout.ts';
import { lstmParameters, lstmWidths } from './lstm-parameters.ts';
import type { DecoderState, ForwardOptions, ForwardResult, Memory, NamedAttention, Seq2Seq } from './seq2seq.ts';

/** What the decoder reads at every step: all encoder states, or the fixed summary of a model without attention. */
type LstmMemory = AttentionMemory | { readonly summary: tf.Tensor2D }; // summary [B, E]

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
      const { logits, alignments } = this.#decode(memory, state, batch.targetInput, drop);
      const attends = options.attention && alignments.length > 0;
      return { logits, ...(attends && { weights: tf.stack(alignments, 1) as tf.Tensor3D }) }; // [B, T, S]
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
      const decoded = this.#decode(memory as LstmMemory, state as LstmDecoderState, last, undefined);
      const [B, , V] = decoded.logits.shape;
      const logits = decoded.logits.reshape<tf.Tensor2D>([B, V]);
      const [alignment] = decoded.alignments;
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

  #encode(source: PaddedIds, drop: Dropout | undefined): { memory: LstmMemory; state: LstmDecoderState } {
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
    const initial = this.#linear(`bridge.layer${layer}`, final).tanh(); // [B, 2D]
    const [hidden, cell] = tf.split(initial, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    return { hidden, cell };
  }

  #attentionMemory(states: tf.Tensor3D, source: PaddedIds): AttentionMemory {
    const padded = source.lengths.some((length) => length < source.columns);
    return { states, keys: this.#keys(states), ...(padded && { scoreMask: scoreMask(tokenMask(source)) }) };
  }

  /** The encoder states as the score sees them [B, S, A], or [B, S, D] if the score is a dot product. */
  #keys(states: tf.Tensor3D): tf.Tensor3D {
    if (this.#config.attention !== 'dot') return linear(states, this.parameters.get('attention.keyProjection'));
    const [B, S] = states.shape;
    const { R, D } = lstmWidths(this.#config);
    return states.reshape([B, S, R, D]).sum(2);
  }

  /** Says as many words as `words` has columns. A teacher-forced pass and one step of decoding differ in that alone. */
  #decode(memory: LstmMemory, initial: LstmDecoderState, words: PaddedIds, drop: Dropout | undefined) {
    const y = this.#embed('target.embedding', words, drop); // [B, T, I]
    const inputs = linear(
      y,
      this.parameters.get('decoder.layer1.inputKernel'),
      this.parameters.get('decoder.layer1.bias'),
    );
    const [hidden, contexts, alignments]: [tf.Tensor2D[], tf.Tensor2D[], tf.Tensor2D[]] = [[], [], []];
    let { layers } = initial;
    for (const input of tf.unstack(inputs, 1) as tf.Tensor2D[]) {
      const { context, weights } = this.#attend(layers.at(-1)!.hidden, memory);
      layers = this.#advance(input, context, layers, drop);
      hidden.push(layers.at(-1)!.hidden);
      contexts.push(context);
      if (weights) alignments.push(weights);
    }
    const read = tf.concat([tf.stack(hidden, 1), tf.stack(contexts, 1), y], 2); // [B, T, D + E + I]
    const readout = dropout(this.#linear('readout', read).tanh(), drop); // [B, T, O]
    const logits = this.#linear('output', readout) as tf.Tensor3D; // [B, T, V]
    return { logits, alignments, state: { layers } };
  }

  #attend(query: tf.Tensor2D, memory: LstmMemory): { context: tf.Tensor2D; weights?: tf.Tensor2D } {
    if ('summary' in memory) return { context: memory.summary };
    if (this.#config.attention !== 'additive') return dotProductAttention(query, memory);
    return additiveAttention(query, memory, {
      queryProjection: this.parameters.get('attention.queryProjection'),
      score: this.parameters.get('attention.score'),
    });
  }

  /** One step of every decoder layer. `input` is the last word's share of the lowest layer's gates [B, 4D]. */
  #advance(input: tf.Tensor2D, context: tf.Tensor2D, layers: readonly LstmState[], drop: Dropout | undefined) {
    const next: LstmState[] = [];
    let gates: tf.Tensor2D = input.add(context.matMul(this.parameters.get('decoder.contextKernel'))); // [B, 4D]
    for (const [index, state] of layers.entries()) {
      const name = `decoder.layer${index + 1}`;
      if (index > 0) {
        const below = dropout(next[index - 1]!.hidden, drop);
        gates = linear(below, this.parameters.get(`${name}.inputKernel`), this.parameters.get(`${name}.bias`));
      }
      next.push(lstmCell(gates, state, this.parameters.get(`${name}.recurrentKernel`)));
    }
    return next;
  }

  #embed(name: string, words: PaddedIds, drop: Dropout | undefined): tf.Tensor3D {
    return dropout(embedding(words, this.parameters.get(name)), drop);
  }

  #linear<R extends tf.Rank>(name: string, x: tf.Tensor<R>): tf.Tensor<R> {
    return linear(x, this.parameters.get(`${name}.weight`), this.parameters.get(`${name}.bias`));
  }
}
