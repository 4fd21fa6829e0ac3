import { remainder, shiftedExponent } from './exp';

/**
 * σ(x) = 1 / (1 + e⁻ˣ) of four values, within 3 units in the last place as far as eˣ is a normal number; 0 below that,
 * 1 for large x, NaN of NaN.
 *
 * With x = n ln 2 + r as in {@link exp4}, and eʳ = (c + r) / (c − r), where c = r coth(r / 2) = 2 + r²/6 − r⁴/360 + …,
 * one division serves both quotients:
 *
 *     σ(x) = eˣ / (1 + eˣ) = 2ⁿ (c + r) / (c − r + 2ⁿ (c + r))
 */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const bounded = f32x4.pmin(x, f32x4.splat(30)); // where σ is 1 already, and 2ⁿ far from overflow
  const shifted = shiftedExponent(bounded);
  const r = remainder(bounded, shifted);
  const square = f32x4.mul(r, r);
  const slope = f32x4.add(f32x4.mul(square, f32x4.splat(-1.0 / 360.0)), f32x4.splat(1.0 / 6.0));
  const c = f32x4.add(f32x4.mul(square, slope), f32x4.splat(2));
  const numerator = i32x4.add(f32x4.add(c, r), i32x4.shl(shifted, 23)); // times 2ⁿ: n is added to the exponent bits
  const quotient = f32x4.div(numerator, f32x4.add(f32x4.sub(c, r), numerator));
  return v128.andnot(quotient, f32x4.lt(x, f32x4.splat(-87.33654)));
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
