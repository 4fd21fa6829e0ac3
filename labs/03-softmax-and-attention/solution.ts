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
  // #region softmax: divide by the temperature, subtract the largest of each row, exponentiate, divide by the row's sum
  const scaled = scores.div(temperature);
  const powers = scaled.sub(scaled.max(-1, true)).exp(); // no power above exp(0) = 1
  return powers.div(powers.sum(-1, true));
  // #endregion
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
  // #region softmaxGradient: take from each row of the gradient its mean under the weights, then multiply by the weights
  const mean = weights.mul(gradient).sum(-1, true); // [..., 1]
  return weights.mul(gradient.sub(mean));
  // #endregion
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
  // #region cosineSimilarity: divide the dot products by the lengths of both vectors, and see that 0 / 0 gives zero
  const products = tf.matMul(queries, keys, false, true); // [B, T, S]
  const lengths = tf.matMul(queries.norm(2, -1, true), keys.norm(2, -1, true), false, true); // [B, T, S]
  return products.divNoNan(lengths);
  // #endregion
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
  // #region scaledDotProduct: multiply each query with each key, and divide by the root of their width
  return tf.matMul(queries, keys, false, true).div(Math.sqrt(queries.shape[2])); // [B, T, S]
  // #endregion
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
  // #region weightedSum: multiply the matrix of weights with the matrix of values
  return tf.matMul(weights, values); // [B, T, E]
  // #endregion
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
  // #region attention: push the scores of hidden keys far down before the softmax, then use your own three functions
  const scores = scaledDotProduct(queries, keys); // [B, T, S]
  const seen = visible ? scores.add<tf.Tensor3D>(visible.sub(1).mul(1e9)) : scores;
  const weights = softmax(seen);
  return { context: weightedSum(weights, values), weights };
  // #endregion
}
