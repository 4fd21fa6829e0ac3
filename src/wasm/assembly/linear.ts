import { activate, activationGradient } from './activation';
import { gemm } from './gemm';
import { sum } from './sum';

/**
 * y = x W + b, or φ(x W + b).
 *
 * @param x address of [N, D]; likewise `weight` of W [D, F], `y` of [N, F]
 * @param bias address of b [F]; 0 for none
 * @param activation φ, see `activation.ts`; 0 for none
 */
export function linear(
  N: i32,
  D: i32,
  F: i32,
  x: usize,
  weight: usize,
  bias: usize,
  activation: i32,
  y: usize,
  scratch: usize,
): void {
  gemm(N, F, D, x, (<usize>D) << 2, false, weight, (<usize>F) << 2, false, y, (<usize>F) << 2, bias, 0, scratch);
  activate(activation, N * F, y);
}

/**
 * ∂L/∂x = δ Wᵀ, ∂L/∂W = xᵀ δ, ∂L/∂b = Σ δ, where δ is ∂L/∂y, with an activation ∂L/∂y ∘ φ′.
 *
 * @param y address of y [N, F], if there was an activation
 * @param gradient address of ∂L/∂y [N, F]
 * @param delta address of room for δ [N, F], if there was an activation
 */
export function linearGradient(
  N: i32,
  D: i32,
  F: i32,
  x: usize,
  weight: usize,
  activation: i32,
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
  if (activation) activationGradient(activation, N * F, y, gradient, delta);
  else delta = gradient;
  gemm(N, D, F, delta, rowF, false, weight, rowF, true, dx, rowD, 0, 0, scratch);
  gemm(D, F, N, x, rowD, true, delta, rowF, false, dWeight, rowF, 0, 0, scratch);
  sum(1, N, F, delta, dBias);
}
