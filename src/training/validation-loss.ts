import * as tf from '@tensorflow/tfjs';
import type { Batch } from '../batches/batch.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { negativeLogLikelihood } from '../ops/cross-entropy.ts';

/** How well a model predicts the next word of held-out sentences when it is given the words before. */
export interface TokenScores {
  /** Mean negative log-likelihood per target token in nats, EOS included, without label smoothing. */
  readonly loss: number;
  /** Share of target tokens, EOS included, to which the model gives the highest probability. */
  readonly tokenAccuracy: number;
}

/**
 * Teacher-forced scores over all `batches`, each token counting the same whatever batch it is in.
 * @throws RangeError if there is no batch
 */
export function validationLoss(model: Seq2Seq, batches: readonly Batch[]): TokenScores {
  let [loss, hits, tokens] = [0, 0, 0];
  for (const batch of batches) {
    const { sum, best } = tf.tidy(() => {
      const { logits } = model.forward(batch, { training: false }); // [B, T, V]
      const likelihood = negativeLogLikelihood(logits, batch.targetOutput);
      tokens += likelihood.tokens;
      return { sum: likelihood.sum.dataSync()[0]!, best: logits.argMax(-1).dataSync() }; // [B, T]
    });
    loss += sum;
    const { ids, columns, lengths } = batch.targetOutput;
    for (const [row, length] of lengths.entries()) {
      for (let i = row * columns; i < row * columns + length; i++) if (best[i] === ids[i]) hits++;
    }
  }
  if (tokens === 0) throw new RangeError('validationLoss: no sentence to score');
  return { loss: loss / tokens, tokenAccuracy: hits / tokens };
}
