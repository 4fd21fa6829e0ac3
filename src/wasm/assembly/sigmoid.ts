import { expOfNegative4 } from './exp';

/**
 * σ(x) = 1 / (1 + e⁻ˣ) of four values, within 3 units in the last place as far as eˣ is a normal number; 0 below that,
 * 1 for large x, NaN of NaN.
 *
 * With e = e⁻|ˣ|, which never overflows: 1 / (1 + e) of x ≥ 0, and e / (1 + e) of the others.
 */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = expOfNegative4(f32x4.neg(f32x4.abs(x)));
  const numerator = v128.bitselect(e, one, f32x4.lt(x, f32x4.splat(0)));
  return f32x4.div(numerator, f32x4.add(one, e));
}

/** y = σ(x) for `count` values; x and y may be one. */
export function sigmoid(count: i32, x: usize, y: usize): void {
  for (; count >= 4; count -= 4) {
    v128.store(y, sigmoid4(v128.load(x)));
    x += 16;
    y += 16;
  }
  for (; count > 0; count--) {
    v128.store32_lane(y, sigmoid4(v128.load32_splat(x)), 0);
    x += 4;
    y += 4;
  }
}
