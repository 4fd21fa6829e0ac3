import { dotProduct } from './dot-product';
import { gemm } from './gemm';
import { storeLanes } from './lanes';
import { softmax, softmaxGradient } from './softmax';
import { addWeightedRows } from './weighted-sum';

// A head is K = D / H columns of queries, keys and values, which the matrix products read where they stand. Keys behind
// a sentence's length are never read: their weights are zero, and so are their gradients.

/** Under a causal mask so many queries at a time look at the keys that the last of them sees: little over half of all. */
const CAUSAL_ROWS: i32 = 32;

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
  const rows = causal ? CAUSAL_ROWS : T;
  memory.fill(weights, 0, <usize>(B * H * T) * rowS);
  for (let b = 0; b < B; b++) {
    const length = lengths ? load<i32>(lengths + ((<usize>b) << 2)) : S;
    for (let h = 0; h < H; h++) {
      const keys = source + 2 * <usize>(b * S) * rowD + ((<usize>(h * K)) << 2);
      const values = keys + rowD;
      for (let t = 0; t < T; t += rows) {
        const n = min(rows, T - t);
        const seen = seenKeys(length, S, T, t + n - 1, causal); // by the last of these queries
        const ofQueries = <usize>(b * T + t) * rowD + ((<usize>(h * K)) << 2);
        if (n == 1) {
          attendAlone(seen, K, scale, queries + ofQueries, keys, values, 2 * rowD, weights, context + ofQueries);
        } else {
          gemm(n, seen, K, queries + ofQueries, rowD, false, keys, 2 * rowD, true, weights, rowS, 0, 0, scratch);
          for (let i = 0; i < n; i++) {
            const row = weights + <usize>i * rowS;
            const count = seenKeys(length, S, T, t + i, causal);
            softmax(count, row, scale, row);
            clear(seen - count, row + ((<usize>count) << 2));
          }
          gemm(n, K, seen, weights, rowS, false, values, 2 * rowD, false, context + ofQueries, rowD, 0, 0, scratch);
        }
        weights += <usize>n * rowS;
      }
    }
  }
}

/**
 * ∂L/∂V = weightsᵀ δ, and with ω = δ Vᵀ and σ = scale · weights ∘ (ω − Σ weights ∘ ω), ∂L/∂Q = σ K and ∂L/∂K = σᵀ Q,
 * where δ = ∂L/∂context.
 *
 * @param delta address of δ [B, T, D], in the place of which ∂L/∂Q is written
 * @param sigma address of room for σ of one head [T, S]
 * @param dSource address of [∂L/∂K ∂L/∂V], [B, S, 2D]
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
  dSource: usize,
  scratch: usize,
): void {
  const K = D / H;
  const rowD = (<usize>D) << 2;
  const rowS = (<usize>S) << 2;
  const rows = causal ? CAUSAL_ROWS : T;
  memory.fill(dSource, 0, 2 * <usize>(B * S) * rowD);
  for (let b = 0; b < B; b++) {
    const length = lengths ? load<i32>(lengths + ((<usize>b) << 2)) : S;
    for (let h = 0; h < H; h++) {
      const ofKeys = 2 * <usize>(b * S) * rowD + ((<usize>(h * K)) << 2);
      const keys = source + ofKeys;
      const values = keys + rowD;
      const dKeys = dSource + ofKeys;
      const dValues = dKeys + rowD;
      for (let t = 0; t < T; t += rows) {
        const n = min(rows, T - t);
        const seen = seenKeys(length, S, T, t + n - 1, causal); // by the last of these queries
        const ofQueries = <usize>(b * T + t) * rowD + ((<usize>(h * K)) << 2);
        const dQueries = delta + ofQueries;
        gemm(seen, K, n, weights, rowS, true, dQueries, rowD, false, dValues, 2 * rowD, dValues, 2 * rowD, scratch);
        gemm(n, seen, K, dQueries, rowD, false, values, 2 * rowD, true, sigma, rowS, 0, 0, scratch); // ω
        for (let i = 0; i < n; i++) {
          const row = <usize>i * rowS;
          const count = seenKeys(length, S, T, t + i, causal);
          softmaxGradient(count, weights + row, scale, sigma + row, sigma + row);
          clear(seen - count, sigma + row + ((<usize>count) << 2));
        }
        gemm(n, K, seen, sigma, rowS, false, keys, 2 * rowD, false, dQueries, rowD, 0, 0, scratch);
        const query = queries + ofQueries;
        gemm(seen, K, n, sigma, rowS, true, query, rowD, false, dKeys, 2 * rowD, dKeys, 2 * rowD, scratch);
        weights += <usize>n * rowS;
      }
    }
  }
}

/** One query, as in decoding: rows of keys and values are read as they stand; to pack them would take longer. */
function attendAlone(
  count: i32,
  K: i32,
  scale: f32,
  query: usize,
  keys: usize,
  values: usize,
  stride: usize,
  weights: usize,
  context: usize,
): void {
  for (let s = 0; s < count; s++) {
    store<f32>(weights + ((<usize>s) << 2), dotProduct(K, query, keys + <usize>s * stride));
  }
  softmax(count, weights, scale, weights);
  clear(K, context);
  addWeightedRows(count, K, weights, values, stride, context);
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
