import { loadLanes, storeLanes } from './lanes';
import { tanh } from './tanh';

/** What may be applied to each value of a linear map; the numbers stand in `wasm/linear.ts`, too. */
export const RELU: i32 = 1; // max(0, y)
export const TANH: i32 = 2;

/** Applies an activation to `count` values where they stand. */
export function activate(activation: i32, count: i32, y: usize): void {
  if (activation == RELU) keepPositive(count, y, y, y);
  if (activation == TANH) tanh(count, y, y);
}

/** The gradient before the activation, from that behind it and from y, what it gave: δ [y > 0], or δ (1 − y²). */
export function activationGradient(activation: i32, count: i32, y: usize, gradient: usize, result: usize): void {
  if (activation == RELU) keepPositive(count, y, gradient, result);
  if (activation == TANH) tanhGradient(count, y, gradient, result);
}

/** result[i] = values[i] where y[i] > 0, else 0; all three may be one. */
function keepPositive(count: i32, y: usize, values: usize, result: usize): void {
  for (; count > 0; count -= 4) {
    const lanes = min(count, 4);
    const positive = f32x4.gt(loadLanes(lanes, y), f32x4.splat(0));
    storeLanes(lanes, result, v128.and(loadLanes(lanes, values), positive));
    y += 16;
    values += 16;
    result += 16;
  }
}

/** result[i] = gradient[i] (1 − y[i]²) */
function tanhGradient(count: i32, y: usize, gradient: usize, result: usize): void {
  for (; count > 0; count -= 4) {
    const lanes = min(count, 4);
    const value = loadLanes(lanes, y);
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(value, value));
    storeLanes(lanes, result, f32x4.mul(loadLanes(lanes, gradient), slope));
    y += 16;
    gradient += 16;
    result += 16;
  }
}
