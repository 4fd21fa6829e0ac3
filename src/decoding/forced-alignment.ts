import * as tf from '@tensorflow/tfjs';
import type { Batch } from '../batches/batch.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';

/**
 * Where a model looks while it is made to say the given target sentences (forced decoding).
 *
 * @returns for each sentence one row for each target token, EOS included: the weights with which that token was
 *   predicted, over the tokens of the source sentence, EOS included; rows sum to one. Undefined if the model does not attend.
 */
export function forcedAlignment(model: Seq2Seq, batch: Batch): Float32Array[][] | undefined {
  const alignment = tf.tidy(() => {
    const { attention = [] } = model.forward(batch, { training: false, attention: true });
    return model.alignment(attention); // [B, T, S]
  });
  if (!alignment) return undefined;
  const map = alignment.dataSync<'float32'>();
  alignment.dispose();
  const { rows: B, lengths: sourceLengths, columns: S } = batch.source;
  const { lengths: targetLengths, columns: T } = batch.targetOutput;
  return Array.from({ length: B }, (_, row) =>
    Array.from({ length: targetLengths[row]! }, (_, t) => {
      const begin = (row * T + t) * S;
      return map.slice(begin, begin + sourceLengths[row]!); // [S]
    }),
  );
}
