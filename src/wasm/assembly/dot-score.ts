import { dotProduct } from './dot-product';

/**
 * The inner product as the score of a query and each token of a sentence (Luong, Pham, Manning 2015, eq. 8):
 *
 *     e_j = q · k_j        and with δx for ∂L/∂x        δq = Σ_j δe_j k_j        δk_j = δe_j q
 *
 * The gradients are sums of rows, for which there are `weighted-sum.ts` and `gemm.ts`.
 *
 * @param query address of q [D]; likewise `keys` of k [length, D]
 * @param scores where e [length] is written
 */
export function dotScores(length: i32, D: i32, query: usize, keys: usize, scores: usize): void {
  for (let j = 0; j < length; j++) {
    store<f32>(scores, dotProduct(D, query, keys));
    keys += (<usize>D) << 2;
    scores += 4;
  }
}
