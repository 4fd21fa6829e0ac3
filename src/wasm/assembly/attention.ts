import { gemm } from './gemm';
import { storeLanes } from './lanes';
import { softmax, softmaxGradient } from './softmax';

// A head is K = D / H columns of queries, keys and values [B, …, D], which the matrix products read where they stand.
// Keys behind a sentence's length are never read: their weights are zero, and so are their gradients.

/**
 * weights = softmax(scale · Q Kᵀ) over the keys that a query sees, zero elsewhere; context = weights V.
 *
 * @param causal whether a query sees no key behind it; the queries are the last T of the S positions
 * @param queries address of Q [B, T, D]; likewise `keys` and `values` [B, S, D]
 * @param lengths address of int32 [B], the number of keys that each sentence has; 0 for S each
 * @param context address of [B, T, D]
 * @param weights address of [B, H, T, S]
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
  keys: usize,
  values: usize,
  lengths: usize,
  context: usize,
  weights: usize,
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
      const ofKeys = <usize>(b * S) * rowD + ((<usize>(h * K)) << 2);
      gemm(T, length, K, queries + ofQueries, rowD, false, keys + ofKeys, rowD, true, weights, rowS, 0, 0, scratch);
      for (let t = 0; t < T; t++) {
        const row = weights + <usize>t * rowS;
        const seen = seenKeys(length, S, T, t, causal);
        if (seen > 0) softmax(seen, row, scale, row);
        clear(length - seen, row + ((<usize>seen) << 2));
      }
      gemm(T, K, length, weights, rowS, false, values + ofKeys, rowD, false, context + ofQueries, rowD, 0, 0, scratch);
      weights += <usize>T * rowS;
    }
  }
}

/**
 * ∂L/∂V = weightsᵀ δ, and with σ = scale · ∂L/∂scores, ∂L/∂Q = σ K and ∂L/∂K = σᵀ Q, where δ = ∂L/∂context.
 *
 * @param gradient address of δ [B, T, D]
 * @param sigma address of room for σ of one head [T, S]
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
  keys: usize,
  values: usize,
  lengths: usize,
  weights: usize,
  gradient: usize,
  sigma: usize,
  dQueries: usize,
  dKeys: usize,
  dValues: usize,
  scratch: usize,
): void {
  const K = D / H;
  const rowD = (<usize>D) << 2;
  const rowS = (<usize>S) << 2;
  for (let b = 0; b < B; b++) {
    const length = lengths ? load<i32>(lengths + ((<usize>b) << 2)) : S;
    const padding = <usize>(b * S + length) * rowD;
    memory.fill(dKeys + padding, 0, <usize>(S - length) * rowD);
    memory.fill(dValues + padding, 0, <usize>(S - length) * rowD);
    for (let h = 0; h < H; h++) {
      const ofQueries = <usize>(b * T) * rowD + ((<usize>(h * K)) << 2);
      const ofKeys = <usize>(b * S) * rowD + ((<usize>(h * K)) << 2);
      const delta = gradient + ofQueries;
      gemm(length, K, T, weights, rowS, true, delta, rowD, false, dValues + ofKeys, rowD, 0, 0, scratch);
      gemm(T, length, K, delta, rowD, false, values + ofKeys, rowD, true, sigma, rowS, 0, 0, scratch); // ∂L/∂weights
      for (let t = 0; t < T; t++) {
        const row = <usize>t * rowS;
        const seen = seenKeys(length, S, T, t, causal);
        softmaxGradient(seen, weights + row, scale, sigma + row, sigma + row);
        clear(length - seen, sigma + row + ((<usize>seen) << 2));
      }
      gemm(T, K, length, sigma, rowS, false, keys + ofKeys, rowD, false, dQueries + ofQueries, rowD, 0, 0, scratch);
      gemm(length, K, T, sigma, rowS, true, queries + ofQueries, rowD, false, dKeys + ofKeys, rowD, 0, 0, scratch);
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
