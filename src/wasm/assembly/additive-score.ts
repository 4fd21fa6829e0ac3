import { loadLanes, storeLanes, sumOfLanes } from './lanes';
import { tanh4 } from './tanh';

/**
 * The additive score of a query and each token of a sentence (Bahdanau, Cho, Bengio 2015, A.1.2):
 *
 *     e_j = Σ v u_j        u_j = tanh(q + k_j)        q = s W_a, k_j = h_j U_a
 *
 * @param query address of q [A]; likewise `keys` of k [length, A], `v` of [A]
 * @param scores where e [length] is written
 */
export function additiveScores(length: i32, A: i32, query: usize, keys: usize, v: usize, scores: usize): void {
  const whole = (<usize>(A & ~3)) << 2;
  for (let j = 0; j < length; j++) {
    let sum = f32x4.splat(0);
    for (let at: usize = 0; at < whole; at += 16) sum = f32x4.add(sum, terms(4, query + at, keys + at, v + at));
    if (A & 3) sum = f32x4.add(sum, terms(A & 3, query + whole, keys + whole, v + whole));
    store<f32>(scores, sumOfLanes(sum));
    keys += (<usize>A) << 2;
    scores += 4;
  }
}

/** Up to four terms v tanh(q + k) of the sum. */
// @ts-ignore: decorator
@inline
function terms(lanes: i32, query: usize, key: usize, v: usize): v128 {
  return f32x4.mul(loadLanes(lanes, v), tanh4(f32x4.add(loadLanes(lanes, query), loadLanes(lanes, key))));
}

/**
 * The gradient of {@link additiveScores}, with δx for ∂L/∂x. The u are computed anew: to keep them would take memory
 * for every pair of a source and a target token.
 *
 *     δk_j = δe_j v (1 − u_j²)        δq = Σ_j δk_j        δv = Σ_j δe_j u_j
 *
 * @param dScores address of δe [length]
 * @param dQuery where δq [A] is written
 * @param dKeys address of what δk [length, A] is added to; likewise `dV` of δv [A]
 */
export function additiveScoresGradient(
  length: i32,
  A: i32,
  dScores: usize,
  query: usize,
  keys: usize,
  v: usize,
  dQuery: usize,
  dKeys: usize,
  dV: usize,
): void {
  const row = (<usize>A) << 2;
  const whole = (<usize>(A & ~3)) << 2;
  for (let at: usize = 0; at < whole; at += 16) {
    gradientLanes(4, length, row, dScores, query + at, keys + at, v + at, dQuery + at, dKeys + at, dV + at);
  }
  if (A & 3) {
    const at = whole;
    gradientLanes(A & 3, length, row, dScores, query + at, keys + at, v + at, dQuery + at, dKeys + at, dV + at);
  }
}

/** The gradient in up to four of the A values, for all tokens; `row` bytes from token to token. */
// @ts-ignore: decorator
@inline
function gradientLanes(
  lanes: i32,
  length: i32,
  row: usize,
  dScores: usize,
  query: usize,
  keys: usize,
  v: usize,
  dQuery: usize,
  dKeys: usize,
  dV: usize,
): void {
  const q = loadLanes(lanes, query);
  const weight = loadLanes(lanes, v);
  let dq = f32x4.splat(0);
  let dv = loadLanes(lanes, dV);
  for (let j = 0; j < length; j++) {
    const u = tanh4(f32x4.add(q, loadLanes(lanes, keys)));
    const de = v128.load32_splat(dScores);
    const dk = f32x4.mul(f32x4.mul(de, weight), f32x4.sub(f32x4.splat(1), f32x4.mul(u, u)));
    storeLanes(lanes, dKeys, f32x4.add(loadLanes(lanes, dKeys), dk));
    dq = f32x4.add(dq, dk);
    dv = f32x4.add(dv, f32x4.mul(de, u));
    dScores += 4;
    keys += row;
    dKeys += row;
  }
  storeLanes(lanes, dQuery, dq);
  storeLanes(lanes, dV, dv);
}
