import * as tf from '@tensorflow/tfjs';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { expectShape } from '../tensor/shapes.ts';

export interface CrossEntropyOptions {
  /** ε: the share of the target probability that is spread evenly over the vocabulary; 0 ≤ ε < 1. */
  readonly labelSmoothing: number;
}

/**
 * Cross-entropy with label smoothing (Szegedy et al. 2016, §7), averaged over the real target tokens; padding counts
 * for nothing. The same as PyTorch's `F.cross_entropy(…, ignore_index, label_smoothing)`:
 *
 *     q(v) = (1 − ε) [v = y] + ε / V        loss = −1/N Σ_tokens Σ_v q(v) log softmax(logits)(v)
 *
 * The gradient is given in closed form, (softmax − q) / N, which costs three operations instead of a dozen.
 * It is defined once: the loss cannot be differentiated twice.
 *
 * @param logits unnormalised log-probabilities [B, T, V]
 * @param targets the N real tokens among [B, T] that the logits are to predict
 * @returns the mean loss per real token in nats, a scalar
 * @throws RangeError if the shapes disagree, there is no real token, or a token is not of the vocabulary
 */
export function crossEntropy(logits: tf.Tensor3D, targets: PaddedIds, options: CrossEntropyOptions): tf.Scalar {
  const V = logits.shape[2];
  expectShape('crossEntropy: logits', logits, [targets.rows, targets.columns, V]);
  const lossOfRows = tf.customGrad((x, save) => {
    const { distribution, weight } = tf.tidy(() => weightedTargets(targets, V, options.labelSmoothing));
    const shifted = tf.sub(x as tf.Tensor2D, tf.max(x as tf.Tensor2D, 1, true)); // the largest is 0: nothing overflows
    const probabilities = tf.softmax(shifted);
    const logNormaliser = probabilities.max(1, true).log().neg(); // [B·T, 1], as the largest probability is e⁰ / Σ
    const value = tf.sub(logNormaliser.mul(weight).sum(), shifted.mul(distribution).sum());
    (save as tf.GradSaveFunc)([probabilities, distribution, weight]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [probabilities, distribution, weight] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      return probabilities.mul(weight).sub(distribution).mul(dy);
    };
    return { value, gradFunc };
  });
  return tf.tidy(() => lossOfRows(logits.reshape([-1, V])) as tf.Scalar); // [B, T, V] → [B·T, V] → []
}

/**
 * What perplexity is made of: exp(sum / tokens) over any number of batches. No smoothing, no gradient wanted.
 *
 * @returns the negative log-likelihood of all real tokens together, in nats, and their number
 * @throws RangeError as {@link crossEntropy}
 */
export function negativeLogLikelihood(logits: tf.Tensor3D, targets: PaddedIds): { sum: tf.Scalar; tokens: number } {
  const tokens = tokenCount(targets);
  return { sum: tf.tidy(() => crossEntropy(logits, targets, { labelSmoothing: 0 }).mul(tokens)), tokens };
}

/** Number of tokens that are not padding. */
export function tokenCount({ lengths }: PaddedIds): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** q / N for every position [B·T, V], and its row sums [B·T, 1]: 1 / N on real tokens; both are zero on padding. */
function weightedTargets(targets: PaddedIds, V: number, labelSmoothing: number) {
  const { ids, rows, columns, lengths } = targets;
  const N = tokenCount(targets);
  if (N === 0) throw new RangeError('crossEntropy: no token to predict, all targets are padding');
  const distribution = new Float32Array(rows * columns * V);
  const weight = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let position = row * columns; position < row * columns + lengths[row]!; position++) {
      const id = ids[position]!;
      if (id < 0 || id >= V) throw new RangeError(`crossEntropy: target ${id} is not in a vocabulary of ${V}`);
      if (labelSmoothing > 0) distribution.fill(labelSmoothing / V / N, position * V, (position + 1) * V);
      distribution[position * V + id]! += (1 - labelSmoothing) / N;
      weight[position] = 1 / N;
    }
  }
  return {
    distribution: tf.tensor2d(distribution, [rows * columns, V]),
    weight: tf.tensor2d(weight, [rows * columns, 1]),
  };
}
