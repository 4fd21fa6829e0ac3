import type * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import type { Parameters } from '../tensor/parameters.ts';

export interface ForwardOptions {
  /** Dropout fires only in training. */
  readonly training: boolean;
  /** The generator dropout draws from; required when training with dropout above zero. */
  readonly random?: Random;
  /** Whether to return attention maps; a training step does not pay for them. */
  readonly attention?: boolean;
}

/** One attention map of one layer and head. */
export interface NamedAttention {
  /** For example `decoder.cross.layer2.head1` (layers and heads count from one) or `decoder.attention`. */
  readonly name: string;
  readonly kind: 'encoder-self' | 'decoder-self' | 'cross';
  /** Queries × keys: row t says where query t looks; rows sum to one, padding gets exactly zero. */
  readonly weights: tf.Tensor3D; // [B, T, S]
}

export interface ForwardResult {
  readonly logits: tf.Tensor3D; // [B, T, V]
  /** Present if it was asked for; empty for a model that does not attend. */
  readonly attention?: readonly NamedAttention[];
}

/** What the encoder made of a batch of source sentences; read at every decoding step, never changed. */
export type Memory = tf.TensorContainerObject;

/** What the decoder carries from one step to the next: recurrent states, or the cached keys and values. */
export type DecoderState = tf.TensorContainerObject;

/** What training knows of a model. */
export interface Trainable {
  readonly parameters: Parameters;

  /** Teacher-forced: the logits of row t predict target word t from the words before it. */
  forward(batch: Batch, options: ForwardOptions): ForwardResult;
}

/**
 * An encoder–decoder for sequences of token ids: what training, decoding and evaluation know of a model.
 *
 * All methods are synchronous; the caller owns (and disposes, or tidies) what they return.
 */
export interface Seq2Seq extends Trainable {
  encode(source: PaddedIds): { readonly memory: Memory; readonly state: DecoderState };

  /**
   * One decoding step.
   * @param tokens the last token of every row [B]; BOS at the first step
   * @returns logits of the next token [B, V], the alignment [B, S] with which it is said (absent for a model that does
   *   not attend), and the state after the step
   */
  step(
    memory: Memory,
    state: DecoderState,
    tokens: Int32Array,
  ): { readonly logits: tf.Tensor2D; readonly alignment?: tf.Tensor2D; readonly state: DecoderState };

  /**
   * Memory or state with its rows chosen anew: row i of the result is row `rows[i]` of `part`. Rows may repeat (beams)
   * and may be left out (finished sentences).
   */
  reorder<P extends Memory | DecoderState>(part: P, rows: Int32Array): P;

  /**
   * The map that counts as the alignment of source and target. For a Transformer this is a choice: the mean over all
   * layers and heads of cross-attention. Row t is the one that *predicts* target word t.
   */
  alignment(attention: readonly NamedAttention[]): tf.Tensor3D | undefined; // [B, T, S]

  dispose(): void;
}
