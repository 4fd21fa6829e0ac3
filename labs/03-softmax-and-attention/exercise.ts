import * as tf from '@tensorflow/tfjs';

// B batch · T queries · S keys · K width of queries and keys · E width of values

/**
 * Turns each row of scores into weights that are positive and sum to one:
 *
 *     softmax(e)_j = exp(e_j / τ) / Σ_i exp(e_i / τ)
 *
 * It must hold for scores of any size: exp(89) is already more than a float32 can hold.
 *
 * @param scores e [..., S]; the softmax goes over the last axis
 * @param temperature τ > 0: below one it sharpens the weights, above one it evens them out
 * @returns weights [..., S]
 */
export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  // TODO divide by the temperature, subtract the largest of each row, exponentiate, divide by the row's sum
  throw new Error(
    "softmax is not written yet: divide by the temperature, subtract the largest of each row, exponentiate, divide by the row's sum",
  );
}

/**
 * The backward pass of the softmax (at temperature one), by hand. Every weight depends on every score of its row,
 * ∂α_i/∂e_j = α_i (δ_ij − α_j), and the sum over i comes to
 *
 *     ∂L/∂e_j = α_j (∂L/∂α_j − Σ_i α_i ∂L/∂α_i)
 *
 * @param weights α = softmax(e) [..., S]
 * @param gradient ∂L/∂α [..., S]
 * @returns ∂L/∂e [..., S]
 */
export function softmaxGradient<T extends tf.Tensor>(weights: T, gradient: T): T {
  // TODO take from each row of the gradient its mean under the weights, then multiply by the weights
  throw new Error(
    'softmaxGradient is not written yet: take from each row of the gradient its mean under the weights, then multiply by the weights',
  );
}

/**
 * The cosine of the angle between each query and each key: the dot product of both at length one.
 *
 *     cos(q, k) = q·k / (‖q‖ ‖k‖)        and zero where either is the zero vector
 *
 * @param queries Q [B, T, K]
 * @param keys K [B, S, K]
 * @returns cosines in [−1, 1], [B, T, S]
 */
export function cosineSimilarity(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  // TODO divide the dot products by the lengths of both vectors, and see that 0 / 0 gives zero
  throw new Error(
    'cosineSimilarity is not written yet: divide the dot products by the lengths of both vectors, and see that 0 / 0 gives zero',
  );
}

/**
 * The scores of dot-product attention (Vaswani et al. 2017, eq. 1). The sum of K products has a variance that grows with
 * K; the division by √K keeps it at one, if the entries of Q and K are independent with mean zero and variance one.
 *
 *     e = Q Kᵀ / √K
 *
 * @param queries Q [B, T, K]
 * @param keys K [B, S, K]
 * @returns e [B, T, S]: row t holds what query t has in common with each key
 */
export function scaledDotProduct(queries: tf.Tensor3D, keys: tf.Tensor3D): tf.Tensor3D {
  // TODO multiply each query with each key, and divide by the root of their width
  throw new Error(
    'scaledDotProduct is not written yet: multiply each query with each key, and divide by the root of their width',
  );
}

/**
 * What each query takes from the values: their mean under its weights.
 *
 *     c_t = Σ_j α_tj v_j        over all j, in self-attention the position t itself included
 *
 * @param weights α [B, T, S]
 * @param values V [B, S, E]
 * @returns c [B, T, E]
 */
export function weightedSum(weights: tf.Tensor3D, values: tf.Tensor3D): tf.Tensor3D {
  // TODO multiply the matrix of weights with the matrix of values
  throw new Error('weightedSum is not written yet: multiply the matrix of weights with the matrix of values');
}

/**
 * Attention put together: similarity → weights → weighted sum. Keys that a query must not see (padding, the future) get
 * the weight zero, exactly, and the rest still sum to one. Even a query that sees no key at all must get finite numbers.
 *
 *     context = softmax(Q Kᵀ / √K, over the keys that are visible) V
 *
 * @param queries Q [B, T, K]
 * @param keys K [B, S, K]
 * @param values V [B, S, E]
 * @param visible 1 where a query sees a key, else 0 [B or 1, T or 1, S]; absent: every query sees every key
 * @returns context [B, T, E] and weights [B, T, S]
 */
export function attention(
  queries: tf.Tensor3D,
  keys: tf.Tensor3D,
  values: tf.Tensor3D,
  visible?: tf.Tensor3D,
): { context: tf.Tensor3D; weights: tf.Tensor3D } {
  // TODO push the scores of hidden keys far down before the softmax, then use your own three functions
  throw new Error(
    'attention is not written yet: push the scores of hidden keys far down before the softmax, then use your own three functions',
  );
}
