import { expMinusOne, remainder, shiftedExponent } from './exp';

/**
 * tanh x of four values, within 3 units in the last place; ±1 for large |x|, NaN of NaN.
 *
 * tanh |x| = m / (m + 2) with m = e²|ˣ| − 1 = 2ⁿ (eʳ − 1) + (2ⁿ − 1), where nothing cancels (see {@link exp4}).
 */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const doubled = f32x4.pmin(f32x4.add(size, size), f32x4.splat(20)); // tanh 10 rounds to 1
  const shifted = shiftedExponent(doubled);
  const power = i32x4.add(i32x4.shl(shifted, 23), f32x4.splat(1)); // 2ⁿ: n is added to the exponent bits of 1
  const rest = expMinusOne(remainder(doubled, shifted));
  const m = f32x4.add(f32x4.mul(power, rest), f32x4.sub(power, f32x4.splat(1)));
  const quotient = f32x4.div(m, f32x4.add(m, f32x4.splat(2)));
  return v128.or(quotient, v128.and(x, f32x4.splat(-0.0))); // with the sign of x
}

/** y = tanh x for `count` values; x and y may be one. */
export function tanh(count: i32, x: usize, y: usize): void {
  for (; count >= 4; count -= 4) {
    v128.store(y, tanh4(v128.load(x)));
    x += 16;
    y += 16;
  }
  for (; count > 0; count--) {
    v128.store32_lane(y, tanh4(v128.load32_splat(x)), 0);
    x += 4;
    y += 4;
  }
}
