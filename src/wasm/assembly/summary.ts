import { addInto } from './add-into';
import { gemm } from './gemm';
import { copyRows } from './rows';
import { sum } from './sum';

/**
 * What a decoder without attention reads: the summary is its ctx at every step, and adds ctx C, which is computed once,
 * to the gates.
 *
 * @param summary address of ctx [B, E]; likewise `C` of [E, 4D]
 * @param contexts where ctx is written for each step [B, T, E], its rows `rowRead` bytes apart
 * @param gates address of z [B, T, 4D]
 * @param room address of room for B 4D values
 */
export function readSummary(
  B: i32,
  T: i32,
  D: i32,
  E: i32,
  summary: usize,
  C: usize,
  contexts: usize,
  rowRead: usize,
  gates: usize,
  room: usize,
  scratch: usize,
): void {
  const rowE = (<usize>E) << 2;
  const rowZ = (<usize>(4 * D)) << 2;
  gemm(B, 4 * D, E, summary, rowE, false, C, rowZ, false, room, rowZ, 0, 0, scratch);
  for (let b = 0; b < B; b++) {
    copyRows(T, rowE, summary + <usize>b * rowE, 0, contexts + <usize>(b * T) * rowRead, rowRead);
    for (let t = 0; t < T; t++) addInto(4 * D, room + <usize>b * rowZ, gates + <usize>(b * T + t) * rowZ);
  }
}

/**
 * The gradient of {@link readSummary}, where ζ = Σ_t δz_t of each sentence:
 *
 *     δC = ctxᵀ ζ        δctx = Σ_t δctx_t + ζ Cᵀ
 *
 * @param dContexts address of δctx_t [B, T, E], its rows `rowRead` bytes apart; likewise `dGates` of δz_t [B, T, 4D]
 * @param sums address of room for ζ [B, 4D]
 */
export function readSummaryGradient(
  B: i32,
  T: i32,
  D: i32,
  E: i32,
  summary: usize,
  C: usize,
  dContexts: usize,
  rowRead: usize,
  dGates: usize,
  sums: usize,
  dSummary: usize,
  dC: usize,
  scratch: usize,
): void {
  const rowE = (<usize>E) << 2;
  const rowZ = (<usize>(4 * D)) << 2;
  sum(B, T, 4 * D, dGates, sums);
  gemm(E, 4 * D, B, summary, rowE, true, sums, rowZ, false, dC, rowZ, 0, 0, scratch);
  memory.fill(dSummary, 0, <usize>B * rowE);
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) addInto(E, dContexts + <usize>(b * T + t) * rowRead, dSummary + <usize>b * rowE);
  }
  gemm(B, E, 4 * D, sums, rowZ, false, C, rowZ, true, dSummary, rowE, dSummary, rowE, scratch);
}
