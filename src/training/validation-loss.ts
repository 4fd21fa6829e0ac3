import * as tf from '@tensorflow/tfjs';
import type { Batch } from '../batches/batch.ts';
import type { Trainable } from '../models/seq2seq.ts';
import { negativeLogLikelihood } from '../ops/cross-entropy.ts';

/**
 * Mean negative log-likelihood per target token in nats, EOS included, without label smoothing: how well a model predicts
 * each next word of held-out sentences when it is given the words before. Each token counts the same whatever batch it
 * is in.
 *
 * @param look is shown the logits [B, T, V] of every batch; it runs inside a tidy
 * @throws RangeError if there is no batch
 */
export function validationLoss(
  model: Trainable,
  batches: readonly Batch[],
  look?: (logits: tf.Tensor3D, batch: Batch) => void,
): number {
  let [loss, tokens] = [0, 0];
  for (const batch of batches) {
    tf.tidy(() => {
      const { logits } = model.forward(batch, { training: false });
      const likelihood = negativeLogLikelihood(logits, batch.targetOutput);
      loss += likelihood.sum.dataSync()[0]!;
      tokens += likelihood.tokens;
      look?.(logits, batch);
    });
  }
  if (tokens === 0) throw new RangeError('validationLoss: no sentence to score');
  return loss / tokens;
}

/** What a model would have said at each place of held-out sentences, given the right words before. */
export interface TokenPredictions {
  readonly loss: number;
  /** For each target token, EOS included: the probability of the model's first choice, and whether that is the token. */
  readonly predictions: readonly { readonly confidence: number; readonly right: boolean }[];
}

/** @throws RangeError if there is no batch */
export function predictTokens(model: Trainable, batches: readonly Batch[]): TokenPredictions {
  const predictions: { confidence: number; right: boolean }[] = [];
  const loss = validationLoss(model, batches, (logits, { targetOutput: { ids, columns, lengths } }) => {
    const choices = logits.argMax(-1).dataSync(); // [B, T]
    const confidences = tf.softmax(logits).max(-1).dataSync(); // [B, T]
    for (const [row, length] of lengths.entries()) {
      for (let i = row * columns; i < row * columns + length; i++) {
        predictions.push({ confidence: confidences[i]!, right: choices[i] === ids[i] });
      }
    }
  });
  return { loss, predictions };
}
