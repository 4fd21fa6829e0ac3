import * as tf from '@tensorflow/tfjs';
import type { DecoderState, Memory, Seq2Seq } from '../models/seq2seq.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';

/** What one decoding step says, row by row of the batch; plain data. */
export interface StepResult {
  /** Scores of the next token, one row for each sentence [V]. */
  readonly logits: readonly Float32Array[];
  /** Where the model looked, over the sentence's own tokens [S]; absent if not asked for or the model does not attend. */
  readonly alignment?: readonly Float32Array[];
}

/**
 * Takes a batch of source sentences through a model's decoder, one token at a time, whatever the family of the model.
 * It owns the tensors on the way; searches see plain arrays. The caller disposes it.
 */
export class Stepper {
  readonly #model: Seq2Seq;
  #memory: Memory;
  #state: DecoderState;
  readonly #lengths: readonly number[]; // of the source sentences
  #sentences: Int32Array; // for each row the index of its source sentence

  /** @param source sentences, each with EOS at its end [B, S] */
  constructor(model: Seq2Seq, source: PaddedIds) {
    this.#model = model;
    const { memory, state } = tf.tidy(() => model.encode(source));
    this.#memory = memory;
    this.#state = state;
    this.#lengths = source.lengths;
    this.#sentences = Int32Array.from({ length: source.rows }, (_, row) => row);
  }

  /** @param tokens the last token of every row [B]; BOS at the first step */
  step(tokens: Int32Array, wanted: { readonly alignment: boolean }): StepResult {
    const { logits, alignment, state } = tf.tidy(() => this.#model.step(this.#memory, this.#state, tokens));
    this.#replace(this.#memory, state);
    const result: StepResult = {
      logits: rowsOf(logits),
      ...(wanted.alignment &&
        alignment && { alignment: rowsOf(alignment).map((weights, row) => weights.subarray(0, this.#lengthOf(row))) }),
    };
    tf.dispose([logits, alignment ?? []]);
    return result;
  }

  /** Goes on with these rows alone, in this order; they may repeat. */
  choose(rows: Int32Array): void {
    const sentences = rows.map((row) => this.#sentences[row]!);
    // Beams that change places inside their sentence read the same memory as before, which is the larger part by far.
    const sameMemory = isEqual(sentences, this.#sentences);
    const memory = sameMemory ? this.#memory : this.#model.reorder(this.#memory, rows);
    this.#replace(memory, this.#model.reorder(this.#state, rows));
    this.#sentences = sentences;
  }

  dispose(): void {
    this.#replace({}, {});
  }

  #lengthOf(row: number): number {
    return this.#lengths[this.#sentences[row]!]!;
  }

  /** Disposes what was held and is held no longer; a state may hand on tensors of the one before. */
  #replace(memory: Memory, state: DecoderState): void {
    const kept = new Set(tf.tensor_util.getTensorsInContainer([memory, state]));
    const held = tf.tensor_util.getTensorsInContainer([this.#memory, this.#state]);
    for (const tensor of held) if (!kept.has(tensor)) tensor.dispose();
    this.#memory = memory;
    this.#state = state;
  }
}

const isEqual = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((value, i) => value === b[i]);

/** The rows of a matrix as views of one array. */
function rowsOf(matrix: tf.Tensor2D): Float32Array[] {
  const [rows, columns] = matrix.shape;
  const values = matrix.dataSync<'float32'>();
  return Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
}
