import type * as tf from '@tensorflow/tfjs';
import type { Batch } from '../batches/batch.ts';
import type { NamedAttention, Seq2Seq } from '../models/seq2seq.ts';

/** All that a model computes of a batch while it is made to say the target sentences; plain data. */
export interface ForcedDecoding {
  /** The model's attention maps; none if it does not attend. */
  readonly maps: readonly Pick<NamedAttention, 'name' | 'kind'>[];
  /** One for each row of the batch. */
  readonly sentences: readonly {
    /** Scores of each target token, EOS included, given those before it. */
    readonly logits: readonly Float32Array[]; // [T][V]
    /** One for each of `maps`, its rows and columns those of the sentence's own tokens. */
    readonly weights: readonly (readonly Float32Array[])[]; // [queries][keys]
  }[];
}

/** Teacher-forced, in one forward pass. */
export function forcedDecoding(model: Seq2Seq, batch: Batch): ForcedDecoding {
  const [sourceLengths, targetLengths] = [batch.source.lengths, batch.targetOutput.lengths];
  const { logits, attention = [] } = model.forward(batch, { training: false, attention: true });
  const vocabulary = logits.shape[2];
  const logitsOf = takeMatrices(logits);
  const maps = attention.map(({ name, kind, weights }) => ({ name, kind, weightsOf: takeMatrices(weights) }));
  return {
    maps: maps.map(({ name, kind }) => ({ name, kind })),
    sentences: targetLengths.map((T, row) => {
      const S = sourceLengths[row]!;
      return {
        logits: logitsOf(row, T, vocabulary),
        weights: maps.map(({ kind, weightsOf }) =>
          weightsOf(row, kind === 'encoder-self' ? S : T, kind === 'decoder-self' ? T : S),
        ),
      };
    }),
  };
}

/** Reads the matrices of a batch [B, Q, K] and disposes it. Of one as many rows and columns as are wanted; rows are views. */
function takeMatrices(tensor: tf.Tensor3D) {
  const [, Q, K] = tensor.shape;
  const values = tensor.dataSync<'float32'>();
  tensor.dispose();
  return (index: number, rows: number, columns: number): Float32Array[] =>
    Array.from({ length: rows }, (_, row) => {
      const begin = (index * Q + row) * K;
      return values.subarray(begin, begin + columns); // [K]
    });
}
