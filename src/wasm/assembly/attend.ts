import { dotProduct } from './dot-product';
import { softmax, softmaxGradient } from './softmax';
import { addWeightedRows } from './weighted-sum';

/**
 * What a query reads of a sentence (Bahdanau, Cho, Bengio 2015, eq. 5–6):
 *
 *     α = softmax(e)        ctx = Σ_j α_j h_j        over the sentence's tokens; α is zero on padding
 *
 * @param length number of tokens, at least one, among the S positions
 * @param states address of h [S, E]
 * @param weights address of e [S], in whose place α is written
 * @param context where ctx [E] is written
 */
export function attend(length: i32, S: i32, E: i32, states: usize, weights: usize, context: usize): void {
  softmax(length, weights, 1, weights);
  memory.fill(weights + ((<usize>length) << 2), 0, (<usize>(S - length)) << 2);
  memory.fill(context, 0, (<usize>E) << 2);
  addWeightedRows(length, E, weights, states, (<usize>E) << 2, context);
}

/**
 * The gradient of {@link attend} with respect to the scores, with δx for ∂L/∂x:
 *
 *     δα_j = h_j · δctx        δe_j = α_j (δα_j − Σ_k α_k δα_k)        zero on padding
 *
 * @param dContext address of δctx [E]
 * @param dScores where δe [S] is written
 */
export function attendGradient(
  length: i32,
  S: i32,
  E: i32,
  states: usize,
  weights: usize,
  dContext: usize,
  dScores: usize,
): void {
  for (let j = 0; j < length; j++) {
    store<f32>(dScores + ((<usize>j) << 2), dotProduct(E, states, dContext));
    states += (<usize>E) << 2;
  }
  softmaxGradient(length, weights, 1, dScores, dScores);
  memory.fill(dScores + ((<usize>length) << 2), 0, (<usize>(S - length)) << 2);
}
