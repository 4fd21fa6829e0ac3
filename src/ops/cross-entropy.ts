import * as tf from '@tensorflow/tfjs';
import { type PaddedIds, tokenCount } from '../tensor/padded-ids.ts';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const CROSS_ENTROPY = 'CrossEntropy';

/** Inputs of the kernel {@link CROSS_ENTROPY}: logits [B, T, V], int32 targets [B, T], lengths [B] → loss, ∂loss/∂logits. */
export type CrossEntropyInputs = { logits: tf.TensorInfo; targets: tf.TensorInfo; lengths: tf.TensorInfo };
export type CrossEntropyAttributes = CrossEntropyOptions & { readonly tokens: number };

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
 *     ∂loss/∂logits = (softmax(logits) − q) / N        zero on padding
 *
 * Saved for the backward pass: that gradient, which takes no exponential that the loss does not take.
 *
 * @param logits unnormalised log-probabilities [B, T, V]
 * @param targets the N real tokens among [B, T] that the logits are to predict
 * @returns the mean loss per real token in nats, a scalar
 * @throws RangeError if the shapes disagree, there is no real token, or a token is not of the vocabulary
 */
export function crossEntropy(logits: tf.Tensor3D, targets: PaddedIds, options: CrossEntropyOptions): tf.Scalar {
  expectShape('crossEntropy: logits', logits, [targets.rows, targets.columns, null]);
  expectTargets(targets, logits.shape[2]);
  const apply = hasKernel(CROSS_ENTROPY) ? fusedCrossEntropy : composedCrossEntropy;
  return apply(logits, targets, options);
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

function expectTargets(targets: PaddedIds, V: number): void {
  const { ids, columns, lengths } = targets;
  if (tokenCount(targets) === 0) throw new RangeError('crossEntropy: no token to predict, all targets are padding');
  for (const [row, length] of lengths.entries()) {
    for (let position = row * columns; position < row * columns + length; position++) {
      const id = ids[position]!;
      if (id < 0 || id >= V) throw new RangeError(`crossEntropy: target ${id} is not in a vocabulary of ${V}`);
    }
  }
}

export function composedCrossEntropy(
  logits: tf.Tensor3D,
  targets: PaddedIds,
  { labelSmoothing }: CrossEntropyOptions,
): tf.Scalar {
  return tf.tidy(() => {
    const V = logits.shape[2];
    const rows = logits.reshape<tf.Tensor2D>([-1, V]); // [B, T, V] → [BT, V]
    const logProbabilities = tf.logSoftmax(rows);
    return logProbabilities
      .mul(weightedTargets(targets, V, labelSmoothing))
      .sum<tf.Scalar>()
      .neg();
  });
}

/** q / N for every position [BT, V], zero on padding. */
function weightedTargets(targets: PaddedIds, V: number, labelSmoothing: number): tf.Tensor2D {
  const { ids, rows, columns, lengths } = targets;
  const N = tokenCount(targets);
  const distribution = new Float32Array(rows * columns * V);
  for (const [row, length] of lengths.entries()) {
    for (let position = row * columns; position < row * columns + length; position++) {
      distribution.fill(labelSmoothing / V / N, position * V, (position + 1) * V);
      distribution[position * V + ids[position]!]! += (1 - labelSmoothing) / N;
    }
  }
  return tf.tensor2d(distribution, [rows * columns, V]);
}

function fusedCrossEntropy(logits: tf.Tensor3D, targets: PaddedIds, { labelSmoothing }: CrossEntropyOptions) {
  return differentiable<tf.Rank.R0>(
    [logits],
    () => {
      const { ids, rows, columns } = targets;
      const lengths = tf.tensor1d([...targets.lengths], 'int32');
      const inputs = { logits, targets: tf.tensor2d(ids, [rows, columns], 'int32'), lengths };
      const attributes: CrossEntropyAttributes = { labelSmoothing, tokens: tokenCount(targets) };
      const [loss, gradient] = runKernel(CROSS_ENTROPY, inputs, attributes) as [tf.Scalar, tf.Tensor];
      return { value: loss, saved: [gradient] };
    },
    (ofLoss, [gradient]) => [gradient!.mul(ofLoss)],
  );
}
