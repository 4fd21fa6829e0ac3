import { gemm } from './gemm';
import { storeLanes } from './lanes';
import { softmax, softmaxGradient } from './softmax';

// A head is K = D / H columns of queries, keys and values, which the matrix products read where they stand. Keys behind a
// sentence's length are never read: their weights are zero, and so are their gradients.

/**
 * weights = softmax(scale · Q Kᵀ) over the keys that a query sees, zero elsewhere; context = weights V.
 *
 * @param causal whether a query sees no key behind it; the queries are the last T of the S positions
 * @param queries address of Q [B, T, D]
 * @param source address of [K V], [B, S, 2D]
 * @param lengths address of int32 [B], the number of keys that each sentence has, 1 … S; 0 for S each
 * @param weights address of [B, H, T, S]
 * @param context address of [B, T, D]
 */
export function attention(
  B: i32,
  H: i32,
  T: i32,
  S: i32,
  D: i32,
  scale: f32,
  causal: bool,
  queries: usize,
  source: usize,
  lengths: usize,
  weights: usize,
  context: usize,
  scratch: usize,
): void {
  const K = D / H;
  const rowD = (<usize>D) << 2;
  const rowS = (<usize>S) << 2;
  memory.fill(weights, 0, <usize>(B * H * T) * rowS);
  for (let b = 0; b < B; b++) {
    const length = lengths ? load<i32>(lengths + ((<usize>b) << 2)) : S;
    for (let h = 0; h < H; h++) {
      const ofQueries = <usize>(b * T) * rowD + ((<usize>(h * K)) << 2);
      const keys = source + 2 * <usize>(b * S) * rowD + ((<usize>(h * K)) << 2);
      gemm(T, length, K, queries + ofQueries, rowD, false, keys, 2 * rowD, true, weights, rowS, 0, 0, scratch);
      for (let t = 0; t < T; t++) {
        const row = weights + <usize>t * rowS;
        const seen = seenKeys(length, S, T, t, causal);
        softmax(seen, row, scale, row);
        clear(length - seen, row + ((<usize>seen) << 2));
      }
      gemm(T, K, length, weights, rowS, false, keys + rowD, 2 * rowD, false, context + ofQueries, rowD, 0, 0, scratch);
      weights += <usize>T * rowS;
    }
  }
}

/**
 * ∂L/∂V = weightsᵀ δ, and with σ = scale · ∂L/∂scores, ∂L/∂Q = σ K and ∂L/∂K = σᵀ Q, where δ = ∂L/∂context.
 *
 * @param delta address of δ [B, T, D], in the place of which ∂L/∂Q is written
 * @param sigma address of room for σ of one head [T, S]
 * @param dMemory address of [∂L/∂K ∂L/∂V], [B, S, 2D]
 */
export function attentionGradient(
  B: i32,
  H: i32,
  T: i32,
  S: i32,
  D: i32,
  scale: f32,
  causal: bool,
  queries: usize,
  source: usize,
  lengths: usize,
  weights: usize,
  delta: usize,
  sigma: usize,
  dMemory: usize,
  scratch: usize,
): void {
  const K = D / H;
  const rowD = (<usize>D) << 2;
  const rowS = (<usize>S) << 2;
  for (let b = 0; b < B; b++) {
    const length = lengths ? load<i32>(lengths + ((<usize>b) << 2)) : S;
    memory.fill(dMemory + 2 * <usize>(b * S + length) * rowD, 0, 2 * <usize>(S - length) * rowD);
    for (let h = 0; h < H; h++) {
      const ofQueries = <usize>(b * T) * rowD + ((<usize>(h * K)) << 2);
      const ofKeys = 2 * <usize>(b * S) * rowD + ((<usize>(h * K)) << 2);
      const keys = source + ofKeys;
      const dKeys = dMemory + ofKeys;
      const dQueries = delta + ofQueries;
      gemm(length, K, T, weights, rowS, true, dQueries, rowD, false, dKeys + rowD, 2 * rowD, 0, 0, scratch); // ∂L/∂V
      gemm(T, length, K, dQueries, rowD, false, keys + rowD, 2 * rowD, true, sigma, rowS, 0, 0, scratch); // δ Vᵀ
      for (let t = 0; t < T; t++) {
        const row = <usize>t * rowS;
        const seen = seenKeys(length, S, T, t, causal);
        softmaxGradient(seen, weights + row, scale, sigma + row, sigma + row);
        clear(length - seen, sigma + row + ((<usize>seen) << 2));
      }
      gemm(T, K, length, sigma, rowS, false, keys, 2 * rowD, false, dQueries, rowD, 0, 0, scratch);
      gemm(length, K, T, sigma, rowS, true, queries + ofQueries, rowD, false, dKeys, 2 * rowD, 0, 0, scratch);
      weights += <usize>T * rowS;
    }
  }
}

/** How many of a sentence's keys query t sees: all of them, or those up to its own position. */
function seenKeys(length: i32, S: i32, T: i32, t: i32, causal: bool): i32 {
  return causal ? min(length, S - T + t + 1) : length;
}

/** Zeros in place of `count` values; for the end of a short row quicker than a call of memory.fill. */
function clear(count: i32, x: usize): void {
  const zero = f32x4.splat(0);
  for (; count >= 4; count -= 4) {
    v128.store(x, zero);
    x += 16;
  }
  if (count > 0) storeLanes(count, x, zero);
}
