import { additiveScores, additiveScoresGradient } from './additive-score';
import { attend, attendGradient } from './attend';
import { dotScores } from './dot-score';
import { gemm } from './gemm';
import { cellBackward, cellForward } from './lstm';
import { copyRows } from './rows';
import { sum } from './sum';
import { readSummary, readSummaryGradient } from './summary';
import { addWeightedRows } from './weighted-sum';

/**
 * An LSTM decoder over the words y, in which every step asks the source with the state before it:
 *
 *     α_t, ctx_t = attend(scores(h_{t−1}, k), states)
 *     z_t = y_t W + b + h_{t−1} U + ctx_t C        h_t, c_t = cell(z_t, c_{t−1})
 *
 * The score is additive if there is a W_a, else the inner product. With S = A = 0 there is no attention: then there is
 * one state for each sentence, which is ctx at every step.
 *
 * @param words address of y [B, T, I]; likewise `W` of [I, 4D], `bias` of b [4D]
 * @param hidden address of h₀ [B, D]; likewise `cell` of c₀
 * @param U address of [D, 4D]; likewise `C` of [E, 4D]
 * @param states address of the encoder's states [B, S, E]; likewise `lengths` of int32 [B], `keys` of k [B, S, A]
 * @param queryProjection address of W_a [D, A]; likewise `v` of [A]; 0 for the inner product, where A = D
 * @param read where h_t, ctx_t and y_t are written, side by side [B, T, D + E + I]
 * @param weights where α_t [B, T, S] is written
 * @param gates where i, f, g, o [B, T, 4D] are left for the backward pass; likewise `cells` for c_t [B, T, D]
 * @param room address of room for B A values, without attention for B 4D
 */
export function lstmDecoder(
  B: i32,
  T: i32,
  I: i32,
  D: i32,
  S: i32,
  E: i32,
  A: i32,
  words: usize,
  W: usize,
  bias: usize,
  hidden: usize,
  cell: usize,
  U: usize,
  C: usize,
  states: usize,
  lengths: usize,
  keys: usize,
  queryProjection: usize,
  v: usize,
  read: usize,
  weights: usize,
  gates: usize,
  cells: usize,
  room: usize,
  scratch: usize,
): void {
  const rowI = (<usize>I) << 2;
  const rowD = (<usize>D) << 2;
  const rowE = (<usize>E) << 2;
  const rowS = (<usize>S) << 2;
  const rowA = (<usize>A) << 2;
  const rowZ = 4 * rowD;
  const rowRead = rowD + rowE + rowI;
  const nextZ = <usize>T * rowZ; // from a sentence to the next
  const nextRead = <usize>T * rowRead;
  const queries = room; // h_{t−1} W_a [B, A]

  gemm(B * T, 4 * D, I, words, rowI, false, W, rowZ, false, gates, rowZ, bias, 0, scratch); // y W + b
  copyRows(B * T, rowI, words, rowI, read + rowD + rowE, rowRead);
  if (S == 0) readSummary(B, T, D, E, states, C, read + rowD, rowRead, gates, room, scratch);

  for (let t = 0; t < T; t++) {
    const z = gates + <usize>t * rowZ;
    const h = t > 0 ? read + <usize>(t - 1) * rowRead : hidden; // h_{t−1}
    const nextH = t > 0 ? nextRead : rowD;
    gemm(B, 4 * D, D, h, nextH, false, U, rowZ, false, z, nextZ, z, nextZ, scratch); // + h U

    if (S > 0) {
      const context = read + <usize>t * rowRead + rowD;
      if (queryProjection) gemm(B, A, D, h, nextH, false, queryProjection, rowA, false, queries, rowA, 0, 0, scratch);
      for (let b = 0; b < B; b++) {
        const length = load<i32>(lengths + ((<usize>b) << 2));
        const k = keys + <usize>(b * S) * rowA;
        const alpha = weights + <usize>(b * T + t) * rowS;
        if (queryProjection) additiveScores(length, A, queries + <usize>b * rowA, k, v, alpha);
        else dotScores(length, D, h + <usize>b * nextH, k, alpha);
        attend(length, S, E, states + <usize>(b * S) * rowE, alpha, context + <usize>b * nextRead);
      }
      gemm(B, 4 * D, E, context, nextRead, false, C, rowZ, false, z, nextZ, z, nextZ, scratch); // + ctx C
    }

    for (let b = 0; b < B; b++) {
      const at = <usize>(b * T + t);
      const previousCell = t > 0 ? cells + (at - 1) * rowD : cell + <usize>b * rowD;
      cellForward(D, gates + at * rowZ, previousCell, cells + at * rowD, read + at * rowRead);
    }
  }
}

/**
 * Backpropagation through time and attention: the gradients of {@link lstmDecoder}, with δx for ∂L/∂x. From the last
 * step to the first
 *
 *     δz_t, δc_{t−1} = cellBackward(δh_t, δc_t)
 *     δctx_t += δz_t Cᵀ            δe_t = attendGradient(δctx_t)            δq_t = scoresGradient(δe_t)
 *     δh_{t−1} += δz_t Uᵀ + δq_t W_aᵀ
 *
 * where += adds to what the loss itself sees of that value, and then, for all steps at once,
 *
 *     δU = Σ h_{t−1}ᵀ δz_t        δC = Σ ctx_tᵀ δz_t        δW_a = Σ h_{t−1}ᵀ δq_t        δstates = Σ α_tᵀ δctx_t
 *     δW = Σ y_tᵀ δz_t            δb = Σ δz_t               δy_t += δz_t Wᵀ
 *
 * With the inner product as score q_t = h_{t−1}, and δk = Σ δe_tᵀ q_t.
 *
 * @param read address of what the forward pass wrote there; likewise `weights`, `gates`, `cells`
 * @param dRead address of ∂L/∂read [B, T, D + E + I]
 * @param room address of room for B T (5D + E + S + 2A) + B 4D values
 * @param dWords where δy [B, T, I] is written; likewise the others
 */
export function lstmDecoderGradient(
  B: i32,
  T: i32,
  I: i32,
  D: i32,
  S: i32,
  E: i32,
  A: i32,
  words: usize,
  W: usize,
  hidden: usize,
  cell: usize,
  U: usize,
  C: usize,
  states: usize,
  lengths: usize,
  keys: usize,
  queryProjection: usize,
  v: usize,
  read: usize,
  weights: usize,
  gates: usize,
  cells: usize,
  dRead: usize,
  room: usize,
  dWords: usize,
  dW: usize,
  dBias: usize,
  dHidden: usize,
  dCell: usize,
  dU: usize,
  dC: usize,
  dStates: usize,
  dKeys: usize,
  dQueryProjection: usize,
  dV: usize,
  scratch: usize,
): void {
  const rowI = (<usize>I) << 2;
  const rowD = (<usize>D) << 2;
  const rowE = (<usize>E) << 2;
  const rowS = (<usize>S) << 2;
  const rowA = (<usize>A) << 2;
  const rowZ = 4 * rowD;
  const rowRead = rowD + rowE + rowI;
  const nextZ = <usize>T * rowZ; // from a sentence to the next
  const nextRead = <usize>T * rowRead;
  const nextE = <usize>T * rowE;
  const nextA = <usize>T * rowA;
  const steps = B * T;
  const dGates = room; // δz_t [B, T, 4D]
  const before = dGates + <usize>steps * rowZ; // h_{t−1} [B, T, D]
  const dContexts = before + <usize>steps * rowD; // δctx_t [B, T, E]
  const dScores = dContexts + <usize>steps * rowE; // δe_t [B, T, S]
  const queries = dScores + <usize>steps * rowS; // q_t [B, T, A]
  const dQueries = queries + <usize>steps * rowA; // δq_t [B, T, A]
  const sums = dQueries + <usize>steps * rowA; // Σ_t δz_t [B, 4D]

  for (let b = 0; b < B; b++) {
    const own = before + <usize>(b * T) * rowD;
    memory.copy(own, hidden + <usize>b * rowD, rowD);
    copyRows(T - 1, rowD, read + <usize>b * nextRead, rowRead, own + rowD, rowD);
  }
  if (queryProjection) {
    gemm(steps, A, D, before, rowD, false, queryProjection, rowA, false, queries, rowA, 0, 0, scratch);
    memory.fill(dKeys, 0, <usize>(B * S) * rowA);
    memory.fill(dV, 0, rowA);
  }
  copyRows(B, rowD, dRead + <usize>(T - 1) * rowRead, nextRead, dHidden, rowD);
  memory.fill(dCell, 0, <usize>B * rowD);

  for (let t = T - 1; t >= 0; t--) {
    for (let b = 0; b < B; b++) {
      const at = <usize>(b * T + t);
      const row = <usize>b * rowD;
      const previousCell = t > 0 ? cells + (at - 1) * rowD : cell + row;
      const own = dGates + at * rowZ;
      cellBackward(D, gates + at * rowZ, previousCell, cells + at * rowD, dHidden + row, dCell + row, own);
    }
    const dz = dGates + <usize>t * rowZ;
    const dOut = dRead + <usize>t * rowRead;
    const dBefore = t > 0 ? dOut - rowRead : 0;
    gemm(B, D, 4 * D, dz, nextZ, false, U, rowZ, true, dHidden, rowD, dBefore, nextRead, scratch); // δh_{t−1}
    if (S == 0) continue;

    const dContext = dContexts + <usize>t * rowE;
    gemm(B, E, 4 * D, dz, nextZ, false, C, rowZ, true, dContext, nextE, dOut + rowD, nextRead, scratch);
    for (let b = 0; b < B; b++) {
      const at = <usize>(b * T + t);
      const length = load<i32>(lengths + ((<usize>b) << 2));
      const de = dScores + at * rowS;
      const k = <usize>(b * S) * rowA;
      attendGradient(length, S, E, states + <usize>(b * S) * rowE, weights + at * rowS, dContexts + at * rowE, de);
      if (queryProjection) {
        const q = at * rowA;
        additiveScoresGradient(length, A, de, queries + q, keys + k, v, dQueries + q, dKeys + k, dV);
      } else addWeightedRows(length, D, de, keys + k, rowD, dHidden + <usize>b * rowD); // δq_t is a part of δh_{t−1}
    }
    if (queryProjection) {
      const dq = dQueries + <usize>t * rowA;
      gemm(B, D, A, dq, nextA, false, queryProjection, rowA, true, dHidden, rowD, dHidden, rowD, scratch);
    }
  }

  gemm(I, 4 * D, steps, words, rowI, true, dGates, rowZ, false, dW, rowZ, 0, 0, scratch);
  sum(1, steps, 4 * D, dGates, dBias);
  gemm(steps, I, 4 * D, dGates, rowZ, false, W, rowZ, true, dWords, rowI, dRead + rowD + rowE, rowRead, scratch);
  gemm(D, 4 * D, steps, before, rowD, true, dGates, rowZ, false, dU, rowZ, 0, 0, scratch);
  if (S == 0) {
    readSummaryGradient(B, T, D, E, states, C, dRead + rowD, rowRead, dGates, sums, dStates, dC, scratch);
    return;
  }
  gemm(E, 4 * D, steps, read + rowD, rowRead, true, dGates, rowZ, false, dC, rowZ, 0, 0, scratch);
  if (queryProjection) {
    gemm(D, A, steps, before, rowD, true, dQueries, rowA, false, dQueryProjection, rowA, 0, 0, scratch);
  }
  for (let b = 0; b < B; b++) {
    const first = <usize>(b * T);
    const source = <usize>(b * S);
    const dh = dStates + source * rowE;
    gemm(S, E, T, weights + first * rowS, rowS, true, dContexts + first * rowE, rowE, false, dh, rowE, 0, 0, scratch);
    if (queryProjection) continue;
    const dk = dKeys + source * rowD;
    gemm(S, D, T, dScores + first * rowS, rowS, true, before + first * rowD, rowD, false, dk, rowD, 0, 0, scratch);
  }
}
