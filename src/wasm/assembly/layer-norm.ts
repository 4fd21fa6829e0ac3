import { keepLanes, loadLanes, storeLanes, sumOfLanes } from './lanes';

/**
 * y = g ∘ x̂ + b with x̂ = (x − μ) r and r = 1 / √(σ² + ε), for each of N rows of D values.
 *
 * @param x address of [N, D]; likewise `y`; `gain` of g [D] and `bias` of b [D]
 * @param statistics address of [N, 2]: μ and r of each row
 */
export function layerNorm(
  N: i32,
  D: i32,
  epsilon: f32,
  x: usize,
  gain: usize,
  bias: usize,
  y: usize,
  statistics: usize,
): void {
  for (let n = 0; n < N; n++) {
    const mean = sumOfRow(D, x) / <f32>D;
    const inverse: f32 = 1 / sqrt<f32>(sumOfSquares(D, x, mean) / <f32>D + epsilon);
    store<f32>(statistics, mean);
    store<f32>(statistics, inverse, 4);
    scaleAndShift(D, x, mean, inverse, gain, bias, y);
    statistics += 8;
    x += (<usize>D) << 2;
    y += (<usize>D) << 2;
  }
}

/**
 * With δ = ∂L/∂y:
 *
 *     ∂L/∂b = Σₙ δ      ∂L/∂g = Σₙ δ ∘ x̂      ∂L/∂x = r (δ̂ − mean(δ̂) − x̂ mean(δ̂ ∘ x̂))      δ̂ = ∂L/∂x̂ = g ∘ δ
 *
 * @param gradient address of δ [N, D]
 */
export function layerNormGradient(
  N: i32,
  D: i32,
  x: usize,
  gain: usize,
  statistics: usize,
  gradient: usize,
  dx: usize,
  dGain: usize,
  dBias: usize,
): void {
  memory.fill(dGain, 0, (<usize>D) << 2);
  memory.fill(dBias, 0, (<usize>D) << 2);
  for (let n = 0; n < N; n++) {
    rowGradient(D, x, load<f32>(statistics), load<f32>(statistics, 4), gain, gradient, dx, dGain, dBias);
    statistics += 8;
    x += (<usize>D) << 2;
    gradient += (<usize>D) << 2;
    dx += (<usize>D) << 2;
  }
}

function sumOfRow(count: i32, x: usize): f32 {
  let sum = f32x4.splat(0);
  for (; count >= 4; count -= 4) {
    sum = f32x4.add(sum, v128.load(x));
    x += 16;
  }
  if (count > 0) sum = f32x4.add(sum, loadLanes(count, x));
  return sumOfLanes(sum);
}

/** Σ (x − μ)² */
function sumOfSquares(count: i32, x: usize, mean: f32): f32 {
  const mean4 = f32x4.splat(mean);
  let sum = f32x4.splat(0);
  for (; count >= 4; count -= 4) {
    sum = f32x4.add(sum, squares(4, x, mean4));
    x += 16;
  }
  if (count > 0) sum = f32x4.add(sum, squares(count, x, mean4));
  return sumOfLanes(sum);
}

// @ts-ignore: decorator
@inline
function squares(lanes: i32, x: usize, mean: v128): v128 {
  const centred = f32x4.sub(loadLanes(lanes, x), mean);
  return keepLanes(lanes, f32x4.mul(centred, centred));
}

/** y = g ∘ x̂ + b for one row. */
function scaleAndShift(count: i32, x: usize, mean: f32, inverse: f32, gain: usize, bias: usize, y: usize): void {
  const mean4 = f32x4.splat(mean);
  const inverse4 = f32x4.splat(inverse);
  let at: usize = 0;
  for (; count >= 4; count -= 4) {
    storeOutput(4, x + at, mean4, inverse4, gain + at, bias + at, y + at);
    at += 16;
  }
  if (count > 0) storeOutput(count, x + at, mean4, inverse4, gain + at, bias + at, y + at);
}

// @ts-ignore: decorator
@inline
function storeOutput(lanes: i32, x: usize, mean: v128, inverse: v128, gain: usize, bias: usize, y: usize): void {
  const scaled = f32x4.mul(standardised(lanes, x, mean, inverse), loadLanes(lanes, gain));
  storeLanes(lanes, y, f32x4.add(scaled, loadLanes(lanes, bias)));
}

/** x̂ */
// @ts-ignore: decorator
@inline
function standardised(lanes: i32, x: usize, mean: v128, inverse: v128): v128 {
  return f32x4.mul(f32x4.sub(loadLanes(lanes, x), mean), inverse);
}

/** ∂L/∂x of one row; its shares of ∂L/∂g and ∂L/∂b are added to them. */
function rowGradient(
  D: i32,
  x: usize,
  mean: f32,
  inverse: f32,
  gain: usize,
  gradient: usize,
  dx: usize,
  dGain: usize,
  dBias: usize,
): void {
  const mean4 = f32x4.splat(mean);
  const inverse4 = f32x4.splat(inverse);
  let sum = f32x4.splat(0); // of δ̂
  let along = f32x4.splat(0); // of δ̂ ∘ x̂
  let left = D;
  let at: usize = 0;
  for (; left >= 4; left -= 4) {
    const normal = standardised(4, x + at, mean4, inverse4);
    const inner = addParameterGradients(4, normal, gradient + at, gain + at, dGain + at, dBias + at);
    sum = f32x4.add(sum, inner);
    along = f32x4.add(along, f32x4.mul(inner, normal));
    at += 16;
  }
  if (left > 0) {
    const normal = standardised(left, x + at, mean4, inverse4);
    const inner = addParameterGradients(left, normal, gradient + at, gain + at, dGain + at, dBias + at);
    sum = f32x4.add(sum, inner);
    along = f32x4.add(along, f32x4.mul(inner, normal));
  }
  const meanInner = f32x4.splat(sumOfLanes(sum) / <f32>D);
  const meanAlong = f32x4.splat(sumOfLanes(along) / <f32>D);
  at = 0;
  for (left = D; left >= 4; left -= 4) {
    const normal = standardised(4, x + at, mean4, inverse4);
    storeInputGradient(4, normal, gradient + at, gain + at, meanInner, meanAlong, inverse4, dx + at);
    at += 16;
  }
  if (left > 0) {
    const normal = standardised(left, x + at, mean4, inverse4);
    storeInputGradient(left, normal, gradient + at, gain + at, meanInner, meanAlong, inverse4, dx + at);
  }
}

/** δ̂; adds to ∂L/∂g and ∂L/∂b. */
// @ts-ignore: decorator
@inline
function addParameterGradients(
  lanes: i32,
  normal: v128,
  gradient: usize,
  gain: usize,
  dGain: usize,
  dBias: usize,
): v128 {
  const delta = loadLanes(lanes, gradient);
  storeLanes(lanes, dBias, f32x4.add(loadLanes(lanes, dBias), delta));
  storeLanes(lanes, dGain, f32x4.add(loadLanes(lanes, dGain), f32x4.mul(delta, normal)));
  return f32x4.mul(delta, loadLanes(lanes, gain));
}

/** ∂L/∂x = r (δ̂ − mean(δ̂) − x̂ mean(δ̂ ∘ x̂)) */
// @ts-ignore: decorator
@inline
function storeInputGradient(
  lanes: i32,
  normal: v128,
  gradient: usize,
  gain: usize,
  meanInner: v128,
  meanAlong: v128,
  inverse: v128,
  dx: usize,
): void {
  const inner = f32x4.mul(loadLanes(lanes, gradient), loadLanes(lanes, gain));
  const centred = f32x4.sub(f32x4.sub(inner, meanInner), f32x4.mul(normal, meanAlong));
  storeLanes(lanes, dx, f32x4.mul(centred, inverse));
}
