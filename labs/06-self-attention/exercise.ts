import * as tf from '@tensorflow/tfjs';
import type { KeysValuesParameters } from '../../src/ops/keys-values.ts';
import type { MultiHeadAttentionParameters } from '../../src/ops/multi-head-attention.ts';

/*
 * B batch · S sequence length · D model width · K width of queries and keys · V here the width of values
 */

/** The trained projections: fixed once training is over, and the same for every sequence. */
export type Projections = KeysValuesParameters & // W_K [D, K], W_V [D, V], b_V [V]
  Pick<MultiHeadAttentionParameters, 'queryWeight' | 'queryBias'>; // W_Q [D, K], b_Q [K]

/** A query, a key and a value for every position. */
export interface QueriesKeysValues {
  readonly queries: tf.Tensor3D; // Q [B, S, K]
  readonly keys: tf.Tensor3D; //    K [B, S, K]
  readonly values: tf.Tensor3D; //  V [B, S, V]
}

/**
 * Three views of one sequence (Vaswani et al. 2017, §3.2): of all its positions at once, a matrix where there was a
 * vector.
 *
 *     Q = x W_Q + b_Q        K = x W_K        V = x W_V + b_V
 *
 * Q and K share a width, since they meet in a dot product; V may have another.
 *
 * @param x [B, S, D]
 */
export function projectQkv(
  x: tf.Tensor3D,
  { queryWeight, queryBias, keyWeight, valueWeight, valueBias }: Projections,
): QueriesKeysValues {
  // TODO three linear maps of the same x; each weight is [D, width], and x has rows of width D
  throw new Error(
    'projectQkv is not written yet: three linear maps of the same x; each weight is [D, width], and x has rows of width D',
  );
}

/**
 * Scaled dot-product self-attention (eq. 1), one head, every position over all of the same sequence, itself included:
 *
 *     weights = softmax(Q Kᵀ / √K)        output = weights · V
 *
 * where the softmax of each query goes over the real tokens alone.
 *
 * @param x [B, S, D]
 * @param lengths the number of real tokens of each sequence, 1 to S; those behind them are padding, int32 [B]
 * @returns output [B, S, V], as long as x, and weights [B, S, S]: row t says where position t looks; exactly zero in
 *   the columns of padding
 */
export function selfAttention(
  x: tf.Tensor3D,
  lengths: tf.Tensor1D,
  projections: Projections,
): { output: tf.Tensor3D; weights: tf.Tensor3D } {
  // TODO scores of every query with every key, scaled; hide the keys of padding; softmax over keys
  throw new Error(
    'selfAttention is not written yet: scores of every query with every key, scaled; hide the keys of padding; softmax over keys',
  );
}

/**
 * Sinusoidal position encodings (§3.5), for positions t = 0, 1, … and i = 0 … D/2 − 1:
 *
 *     PE(t, 2i) = sin(ωᵢ t)        PE(t, 2i + 1) = cos(ωᵢ t)        ωᵢ = 10000^(−2i / D)
 *
 * @param width D, even
 * @returns PE [length, D]
 */
export function positionalEncoding(length: number, width: number): tf.Tensor2D {
  // TODO even columns are sines, odd ones cosines; both of a pair share the frequency ωᵢ
  throw new Error(
    'positionalEncoding is not written yet: even columns are sines, odd ones cosines; both of a pair share the frequency ωᵢ',
  );
}

/**
 * The matrix M that shifts encodings by an offset: PE(t + offset) = PE(t) · M for every t (§3.5: "a linear function of
 * PE(pos)"). It turns each pair (sin ωᵢ t, cos ωᵢ t) by the angle ωᵢ · offset, and does not know t.
 *
 * @param width D, even
 * @returns M [D, D]
 */
export function shiftMatrix(offset: number, width: number): tf.Tensor2D {
  // TODO write sin(a + b) and cos(a + b) by the addition theorems; each pair has a 2 × 2 block of its own
  throw new Error(
    'shiftMatrix is not written yet: write sin(a + b) and cos(a + b) by the addition theorems; each pair has a 2 × 2 block of its own',
  );
}

/**
 * How far a layer is from treating a sequence as a bag of words. It is permutation-equivariant if shuffling its input
 * shuffles its output in the same way and changes nothing else, f(P x) = P f(x):
 *
 *     gap = max |f(P x) − P f(x)|
 *
 * @param layer f, from [B, S, D] to [B, S, V]
 * @param x [B, S, D]
 * @param order P: position t of the shuffled sequence is position order[t] of x [S]
 * @returns 0 but for rounding if the layer cannot see the order of its input
 */
export function equivarianceGap(
  layer: (x: tf.Tensor3D) => tf.Tensor3D,
  x: tf.Tensor3D,
  order: readonly number[],
): number {
  // TODO shuffle before the layer, and behind it; take the largest absolute difference of the two
  throw new Error(
    'equivarianceGap is not written yet: shuffle before the layer, and behind it; take the largest absolute difference of the two',
  );
}

/**
 * Which words' vectors a step of training would move: for each word the length of its row of ∂loss/∂embedding. A word
 * that stands at several places gets the sum of what comes from each; one that stands nowhere gets nothing.
 *
 * @param ids the words of each sequence, int32 [B, S]
 * @param embedding one vector for each word [words, D]
 * @param loss of the vectors x [B, S, D], through as many layers as there may be
 * @returns ‖∂loss/∂embedding‖ of each word [words]
 */
export function gradientReachesEmbeddings(
  ids: tf.Tensor2D,
  embedding: tf.Tensor2D,
  loss: (x: tf.Tensor3D) => tf.Scalar,
): tf.Tensor1D {
  // TODO differentiate the loss by the table, with the look-up inside; then a norm for each row
  throw new Error(
    'gradientReachesEmbeddings is not written yet: differentiate the loss by the table, with the look-up inside; then a norm for each row',
  );
}
