import { gemm } from './gemm';
import { loadLanes, storeLanes } from './lanes';
import { copyRows } from './rows';
import { sigmoid4 } from './sigmoid';
import { sum } from './sum';
import { tanh4 } from './tanh';

/**
 * One step of an LSTM in one sentence (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *
 *     i = σ(zᵢ)        f = σ(z_f)        g = tanh(z_g)        o = σ(zₒ)
 *     c = f c₋₁ + i g                    h = o tanh(c)
 *
 * @param gates address of z [4D], where i, f, g, o are left
 * @param previousCell address of c₋₁ [D]; 0 for zeros
 * @param cell where c [D] is written; likewise `hidden` for h [D]
 */
export function cellForward(D: i32, gates: usize, previousCell: usize, cell: usize, hidden: usize): void {
  const row = (<usize>D) << 2;
  for (; D >= 4; D -= 4) {
    cellForwardLanes(4, row, gates, previousCell, cell, hidden);
    gates += 16;
    if (previousCell) previousCell += 16;
    cell += 16;
    hidden += 16;
  }
  if (D > 0) cellForwardLanes(D, row, gates, previousCell, cell, hidden);
}

// @ts-ignore: decorator
@inline
function cellForwardLanes(lanes: i32, row: usize, gates: usize, previousCell: usize, cell: usize, hidden: usize): void {
  const i = sigmoid4(loadLanes(lanes, gates));
  const f = sigmoid4(loadLanes(lanes, gates + row));
  const g = tanh4(loadLanes(lanes, gates + 2 * row));
  const o = sigmoid4(loadLanes(lanes, gates + 3 * row));
  const ig = f32x4.mul(i, g);
  const c = previousCell ? f32x4.add(f32x4.mul(f, loadLanes(lanes, previousCell)), ig) : ig;
  storeLanes(lanes, gates, i);
  storeLanes(lanes, gates + row, f);
  storeLanes(lanes, gates + 2 * row, g);
  storeLanes(lanes, gates + 3 * row, o);
  storeLanes(lanes, cell, c);
  storeLanes(lanes, hidden, f32x4.mul(o, tanh4(c)));
}

/**
 * The gradient of one step, with δx for ∂L/∂x:
 *
 *     δc += δh o (1 − tanh² c)
 *     δzᵢ = δc g i (1 − i)               δz_f = δc c₋₁ f (1 − f)
 *     δz_g = δc i (1 − g²)               δzₒ = δh tanh(c) o (1 − o)
 *     δc₋₁ = δc f
 *
 * @param gates address of i, f, g, o [4D] of the forward pass
 * @param previousCell address of c₋₁ [D]; 0 for zeros
 * @param dHidden address of δh [D]
 * @param dCell address of δc [D] as the later step and the output leave it, where δc₋₁ is left
 * @param dGates where δz [4D] is written
 */
export function cellBackward(
  D: i32,
  gates: usize,
  previousCell: usize,
  cell: usize,
  dHidden: usize,
  dCell: usize,
  dGates: usize,
): void {
  const row = (<usize>D) << 2;
  for (; D >= 4; D -= 4) {
    cellBackwardLanes(4, row, gates, previousCell, cell, dHidden, dCell, dGates);
    gates += 16;
    if (previousCell) previousCell += 16;
    cell += 16;
    dHidden += 16;
    dCell += 16;
    dGates += 16;
  }
  if (D > 0) cellBackwardLanes(D, row, gates, previousCell, cell, dHidden, dCell, dGates);
}

// @ts-ignore: decorator
@inline
function cellBackwardLanes(
  lanes: i32,
  row: usize,
  gates: usize,
  previousCell: usize,
  cell: usize,
  dHidden: usize,
  dCell: usize,
  dGates: usize,
): void {
  const one = f32x4.splat(1);
  const i = loadLanes(lanes, gates);
  const f = loadLanes(lanes, gates + row);
  const g = loadLanes(lanes, gates + 2 * row);
  const o = loadLanes(lanes, gates + 3 * row);
  const tanhC = tanh4(loadLanes(lanes, cell));
  const dh = loadLanes(lanes, dHidden);
  const throughHidden = f32x4.mul(f32x4.mul(dh, o), f32x4.sub(one, f32x4.mul(tanhC, tanhC)));
  const dc = f32x4.add(loadLanes(lanes, dCell), throughHidden);
  const before = previousCell ? loadLanes(lanes, previousCell) : f32x4.splat(0);
  storeLanes(lanes, dGates, f32x4.mul(f32x4.mul(dc, g), f32x4.mul(i, f32x4.sub(one, i))));
  storeLanes(lanes, dGates + row, f32x4.mul(f32x4.mul(dc, before), f32x4.mul(f, f32x4.sub(one, f))));
  storeLanes(lanes, dGates + 2 * row, f32x4.mul(f32x4.mul(dc, i), f32x4.sub(one, f32x4.mul(g, g))));
  storeLanes(lanes, dGates + 3 * row, f32x4.mul(f32x4.mul(dh, tanhC), f32x4.mul(o, f32x4.sub(one, o))));
  storeLanes(lanes, dCell, f32x4.mul(dc, f));
}

/**
 * An LSTM over padded sentences, in one direction, from zero states:
 *
 *     z_t = x_t W + b + h_{t−1} U        h_t, c_t = cell(z_t, c_{t−1})
 *
 * From right to left t + 1 stands for t − 1. On padding h and c are zero, so that that direction begins at the last token.
 *
 * @param x address of [B, S, I]; `lengths` of int32 [B], the number of tokens in each sentence
 * @param W address of [I, 4D]; likewise `U` of [D, 4D], `bias` of b [4D]
 * @param gates where i, f, g, o [B, S, 4D] are left for the backward pass; likewise `cells` for c [B, S, D]
 * @param states where h [B, S, D] is written, its rows `rowStates` bytes apart, as two directions stand side by side
 */
export function lstm(
  rightToLeft: bool,
  B: i32,
  S: i32,
  I: i32,
  D: i32,
  x: usize,
  lengths: usize,
  W: usize,
  U: usize,
  bias: usize,
  gates: usize,
  cells: usize,
  states: usize,
  rowStates: usize,
  scratch: usize,
): void {
  const rowX = (<usize>I) << 2;
  const rowD = (<usize>D) << 2;
  const rowZ = 4 * rowD;
  const nextZ = <usize>S * rowZ; // from a sentence to the next
  const nextState = <usize>S * rowStates;
  gemm(B * S, 4 * D, I, x, rowX, false, W, rowZ, false, gates, rowZ, bias, 0, scratch); // x W + b

  for (let step = 0; step < S; step++) {
    const t = rightToLeft ? S - 1 - step : step;
    const previous = rightToLeft ? t + 1 : t - 1;
    if (step > 0) {
      const h = states + <usize>previous * rowStates;
      const z = gates + <usize>t * rowZ;
      gemm(B, 4 * D, D, h, nextState, false, U, rowZ, false, z, nextZ, z, nextZ, scratch); // + h U
    }
    for (let b = 0; b < B; b++) {
      const at = <usize>(b * S + t);
      const cell = cells + at * rowD;
      const hidden = states + at * rowStates;
      if (isToken(t, b, lengths)) {
        const previousCell = step > 0 ? cells + <usize>(b * S + previous) * rowD : 0;
        cellForward(D, gates + at * rowZ, previousCell, cell, hidden);
      } else {
        memory.fill(cell, 0, rowD);
        memory.fill(hidden, 0, rowD);
      }
    }
  }
}

function isToken(t: i32, b: i32, lengths: usize): bool {
  return t < load<i32>(lengths + ((<usize>b) << 2));
}

/**
 * Backpropagation through time (Werbos 1990): the gradients of {@link lstm}, with δx for ∂L/∂x. From the last step to
 * the first
 *
 *     δh_t += δz_{t+1} Uᵀ        δz_t, δc_{t−1} = cellBackward(δh_t, δc_t)
 *
 * and then, for all steps at once,
 *
 *     δU = Σ h_{t−1}ᵀ δz_t        δW = Σ x_tᵀ δz_t        δb = Σ δz_t        δx_t = δz_t Wᵀ
 *
 * On padding δz is zero.
 *
 * @param gates address of what the forward pass left there; likewise `cells`, `states`
 * @param dStates address of ∂L/∂h [B, S, D], its rows as far apart as those of `states`
 * @param room address of room for B S 5D + B 2D values
 * @param dx where δx [B, S, I] is written; from right to left it is added to that of the other direction
 * @param dW where δW is written; likewise `dU`, `dBias`
 */
export function lstmGradient(
  rightToLeft: bool,
  B: i32,
  S: i32,
  I: i32,
  D: i32,
  x: usize,
  lengths: usize,
  W: usize,
  U: usize,
  gates: usize,
  cells: usize,
  states: usize,
  dStates: usize,
  rowStates: usize,
  room: usize,
  dx: usize,
  dW: usize,
  dU: usize,
  dBias: usize,
  scratch: usize,
): void {
  const rowX = (<usize>I) << 2;
  const rowD = (<usize>D) << 2;
  const rowZ = 4 * rowD;
  const nextZ = <usize>S * rowZ;
  const nextState = <usize>S * rowStates;
  const dGates = room; // δz [B, S, 4D]
  const before = dGates + <usize>B * nextZ; // h_{t−1} [B, S, D]
  const dHidden = before + <usize>(B * S) * rowD; // δh of one step [B, D]
  const dCell = dHidden + <usize>B * rowD; // likewise δc
  memory.fill(dCell, 0, <usize>B * rowD);

  for (let step = S - 1; step >= 0; step--) {
    const t = rightToLeft ? S - 1 - step : step;
    const previous = rightToLeft ? t + 1 : t - 1;
    const dh = dStates + <usize>t * rowStates;
    if (step == S - 1) copyRows(B, rowD, dh, nextState, dHidden, rowD);
    else {
      const dz = dGates + <usize>(rightToLeft ? t - 1 : t + 1) * rowZ; // of the later step
      gemm(B, D, 4 * D, dz, nextZ, false, U, rowZ, true, dHidden, rowD, dh, nextState, scratch); // δh + δz Uᵀ
    }
    for (let b = 0; b < B; b++) {
      const at = <usize>(b * S + t);
      const dz = dGates + at * rowZ;
      if (isToken(t, b, lengths)) {
        const previousCell = step > 0 ? cells + <usize>(b * S + previous) * rowD : 0;
        const row = <usize>b * rowD;
        cellBackward(D, gates + at * rowZ, previousCell, cells + at * rowD, dHidden + row, dCell + row, dz);
      } else memory.fill(dz, 0, rowZ);
    }
  }

  previousStates(rightToLeft, B, S, states, rowStates, before, rowD);
  gemm(D, 4 * D, B * S, before, rowD, true, dGates, rowZ, false, dU, rowZ, 0, 0, scratch);
  gemm(I, 4 * D, B * S, x, rowX, true, dGates, rowZ, false, dW, rowZ, 0, 0, scratch);
  sum(1, B * S, 4 * D, dGates, dBias);
  gemm(B * S, I, 4 * D, dGates, rowZ, false, W, rowZ, true, dx, rowX, rightToLeft ? dx : 0, rowX, scratch);
}

/** The state before each step, zero before the first [B, S, D]. */
function previousStates(
  rightToLeft: bool,
  B: i32,
  S: i32,
  states: usize,
  rowStates: usize,
  before: usize,
  rowD: usize,
): void {
  for (let b = 0; b < B; b++) {
    memory.fill(before + (rightToLeft ? <usize>(S - 1) * rowD : 0), 0, rowD);
    if (rightToLeft) copyRows(S - 1, rowD, states + rowStates, rowStates, before, rowD);
    else copyRows(S - 1, rowD, states, rowStates, before + rowD, rowD);
    states += <usize>S * rowStates;
    before += <usize>S * rowD;
  }
}
