import { dotProduct } from './dot-product';
import { exp4 } from './exp';
import { keepLanes, loadLanes, storeLanes, sumOfLanes } from './lanes';

/** y = softmax(scale · x) of a row of at least one value; x and y may be one. If a value is no number, none of y is. */
export function softmax(count: i32, x: usize, scale: f32, y: usize): void {
  const factor = f32x4.splat(1 / exponentials(count, x, largest(count, x), scale, y));
  for (; count >= 4; count -= 4) {
    v128.store(y, f32x4.mul(v128.load(y), factor));
    y += 16;
  }
  if (count > 0) storeLanes(count, y, f32x4.mul(loadLanes(count, y), factor));
}

/** ∂L/∂x = scale · y ∘ (∂L/∂y − Σ y ∂L/∂y) of the same row; the two gradients may be one. */
export function softmaxGradient(count: i32, y: usize, scale: f32, dy: usize, dx: usize): void {
  const mean = f32x4.splat(dotProduct(count, y, dy));
  const scale4 = f32x4.splat(scale);
  for (; count >= 4; count -= 4) {
    storeGradient(4, y, scale4, dy, mean, dx);
    y += 16;
    dy += 16;
    dx += 16;
  }
  if (count > 0) storeGradient(count, y, scale4, dy, mean, dx);
}

// @ts-ignore: decorator
@inline
function storeGradient(lanes: i32, y: usize, scale: v128, dy: usize, mean: v128, dx: usize): void {
  const centred = f32x4.sub(loadLanes(lanes, dy), mean);
  storeLanes(lanes, dx, f32x4.mul(scale, f32x4.mul(loadLanes(lanes, y), centred)));
}

/** The largest value of a row of at least one; what is not a number may be passed over. */
export function largest(count: i32, x: usize): f32 {
  let result = v128.load32_splat(x);
  for (; count >= 4; count -= 4) {
    result = f32x4.pmax(result, v128.load(x));
    x += 16;
  }
  for (; count > 0; count--) {
    result = f32x4.pmax(result, v128.load32_splat(x));
    x += 4;
  }
  const pairs = f32x4.pmax(result, v128.shuffle<f32>(result, result, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/** y = exp(scale (x − shift)) of a row; x and y may be one. Returns the sum of y. */
export function exponentials(count: i32, x: usize, shift: f32, scale: f32, y: usize): f32 {
  const shift4 = f32x4.splat(shift);
  const scale4 = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  for (; count >= 4; count -= 4) {
    sum = f32x4.add(sum, storeExponential(4, x, shift4, scale4, y));
    x += 16;
    y += 16;
  }
  if (count > 0) sum = f32x4.add(sum, storeExponential(count, x, shift4, scale4, y));
  return sumOfLanes(sum);
}

// @ts-ignore: decorator
@inline
function storeExponential(lanes: i32, x: usize, shift: v128, scale: v128, y: usize): v128 {
  const value = exp4(f32x4.mul(scale, f32x4.sub(loadLanes(lanes, x), shift)));
  storeLanes(lanes, y, value);
  return keepLanes(lanes, value);
}
