import { gemm } from './gemm';
import { sum } from './sum';

/**
 * y = x W + b, and max(0, y) if `rectify`.
 *
 * @param x address of [N, D]; likewise `weight` of W [D, F], `y` of [N, F]
 * @param bias address of b [F]; 0 for none
 */
export function linear(
  N: i32,
  D: i32,
  F: i32,
  x: usize,
  weight: usize,
  bias: usize,
  rectify: bool,
  y: usize,
  scratch: usize,
): void {
  gemm(N, F, D, x, (<usize>D) << 2, false, weight, (<usize>F) << 2, false, y, (<usize>F) << 2, bias, 0, scratch);
  if (rectify) rectified(N * F, y, y, y);
}

/**
 * ∂L/∂x = δ Wᵀ, ∂L/∂W = xᵀ δ, ∂L/∂b = Σ δ, where δ is ∂L/∂y, but zero where y is if there was a rectifier.
 *
 * @param y address of y [N, F]; 0 if there was no rectifier
 * @param gradient address of ∂L/∂y [N, F]
 * @param delta address of room for δ [N, F], if there was a rectifier
 */
export function linearGradient(
  N: i32,
  D: i32,
  F: i32,
  x: usize,
  weight: usize,
  y: usize,
  gradient: usize,
  delta: usize,
  dx: usize,
  dWeight: usize,
  dBias: usize,
  scratch: usize,
): void {
  const rowD = (<usize>D) << 2;
  const rowF = (<usize>F) << 2;
  if (y) rectified(N * F, gradient, y, delta);
  else delta = gradient;
  gemm(N, D, F, delta, rowF, false, weight, rowF, true, dx, rowD, 0, 0, scratch);
  gemm(D, F, N, x, rowD, true, delta, rowF, false, dWeight, rowF, 0, 0, scratch);
  sum(1, N, F, delta, dBias);
}

/** result[i] = values[i] where sign[i] > 0, else 0; all three may be one. */
function rectified(count: i32, values: usize, sign: usize, result: usize): void {
  const zero = f32x4.splat(0);
  for (; count >= 4; count -= 4) {
    v128.store(result, v128.and(v128.load(values), f32x4.gt(v128.load(sign), zero)));
    values += 16;
    sign += 16;
    result += 16;
  }
  for (; count > 0; count--) {
    store<f32>(result, load<f32>(sign) > 0 ? load<f32>(values) : 0);
    values += 4;
    sign += 4;
    result += 4;
  }
}
