import { gemm } from './gemm';
import { sumOfColumns } from './sum';

/**
 * K = x W_K and V = x W_V + b_V, side by side in the rows of y.
 *
 * @param x address of [N, D]; `keyWeight` of W_K [D, D], `valueWeight` of W_V [D, D], `valueBias` of b_V [D]
 * @param y address of [K V], [N, 2D]
 */
export function keysValues(
  N: i32,
  D: i32,
  x: usize,
  keyWeight: usize,
  valueWeight: usize,
  valueBias: usize,
  y: usize,
  scratch: usize,
): void {
  const row = (<usize>D) << 2;
  gemm(N, D, D, x, row, false, keyWeight, row, false, y, 2 * row, 0, 0, scratch);
  gemm(N, D, D, x, row, false, valueWeight, row, false, y + row, 2 * row, valueBias, 0, scratch);
}

/**
 * ∂L/∂x = ∂L/∂K W_Kᵀ + ∂L/∂V W_Vᵀ, ∂L/∂W_K = xᵀ ∂L/∂K, ∂L/∂W_V = xᵀ ∂L/∂V, ∂L/∂b_V = Σ ∂L/∂V.
 *
 * @param gradient address of [∂L/∂K ∂L/∂V], [N, 2D]
 */
export function keysValuesGradient(
  N: i32,
  D: i32,
  x: usize,
  keyWeight: usize,
  valueWeight: usize,
  gradient: usize,
  dx: usize,
  dKeyWeight: usize,
  dValueWeight: usize,
  dValueBias: usize,
  scratch: usize,
): void {
  const row = (<usize>D) << 2;
  const dKeys = gradient;
  const dValues = gradient + row;
  gemm(N, D, D, dKeys, 2 * row, false, keyWeight, row, true, dx, row, 0, 0, scratch);
  gemm(N, D, D, dValues, 2 * row, false, valueWeight, row, true, dx, row, dx, row, scratch);
  gemm(D, D, N, x, row, true, dKeys, 2 * row, false, dKeyWeight, row, 0, 0, scratch);
  gemm(D, D, N, x, row, true, dValues, 2 * row, false, dValueWeight, row, 0, 0, scratch);
  sumOfColumns(N, D, dValues, 2 * row, dValueBias);
}
