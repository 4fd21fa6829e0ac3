import { loadLanes, storeLanes } from './lanes';
import { sum } from './sum';

/**
 * y[b, t] = scale · table[ids[b, t]] + positions[t]
 *
 * @param ids address of int32 [B, T], each the number of a row of the table
 * @param table address of [V, D]; `y` of [B, T, D]
 * @param positions address of [T, D]; 0 for none
 */
export function embedding(
  B: i32,
  T: i32,
  D: i32,
  scale: f32,
  ids: usize,
  table: usize,
  positions: usize,
  y: usize,
): void {
  const row = (<usize>D) << 2;
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const vector = table + <usize>load<i32>(ids) * row;
      addScaled(D, scale, vector, positions ? positions + <usize>t * row : 0, y);
      ids += 4;
      y += row;
    }
  }
}

/**
 * ∂L/∂table[v] = scale · Σ δ[b, t] over all b, t with ids[b, t] = v, in their order; ∂L/∂positions[t] = Σ_b δ[b, t];
 * δ = ∂L/∂y.
 *
 * @param gradient address of δ [B, T, D]
 * @param dTable address of [V, D]
 * @param dPositions address of [T, D]; 0 if there were no positions
 */
export function embeddingGradient(
  B: i32,
  T: i32,
  D: i32,
  V: i32,
  scale: f32,
  ids: usize,
  gradient: usize,
  dTable: usize,
  dPositions: usize,
): void {
  const row = (<usize>D) << 2;
  if (dPositions) sum(1, B, T * D, gradient, dPositions);
  memory.fill(dTable, 0, <usize>V * row);
  for (let i = 0; i < B * T; i++) {
    const sums = dTable + <usize>load<i32>(ids) * row;
    addScaled(D, scale, gradient, sums, sums);
    ids += 4;
    gradient += row;
  }
}

/** y = scale · x + z, where z = 0 stands for zeros; y may be x or z. */
function addScaled(count: i32, scale: f32, x: usize, z: usize, y: usize): void {
  const scale4 = f32x4.splat(scale);
  let at: usize = 0;
  for (; count >= 4; count -= 4) {
    storeScaledSum(4, scale4, x + at, z ? z + at : 0, y + at);
    at += 16;
  }
  if (count > 0) storeScaledSum(count, scale4, x + at, z ? z + at : 0, y + at);
}

// @ts-ignore: decorator
@inline
function storeScaledSum(lanes: i32, scale: v128, x: usize, z: usize, y: usize): void {
  const scaled = f32x4.mul(scale, loadLanes(lanes, x));
  storeLanes(lanes, y, z ? f32x4.add(scaled, loadLanes(lanes, z)) : scaled);
}
