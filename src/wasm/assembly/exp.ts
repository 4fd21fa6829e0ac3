/** Added to a number of less than 2²² in size it rounds that to a whole number, which stands in the low bits of the sum. */
const ROUNDING: f32 = 12582912; // 1.5 · 2²³

/**
 * eˣ of four values, within 1 unit in the last place; 0 below −87.34 (where it leaves the normal numbers), ∞ above
 * 88.72, NaN of NaN.
 *
 * After Moshier's Cephes library (expf.c): eˣ = 2ⁿ eʳ with n = round(x / ln 2) and |r| ≤ ln 2 / 2.
 */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const shifted = shiftedExponent(x);
  const mantissa = f32x4.add(expMinusOne(remainder(x, shifted)), f32x4.splat(1));
  const power = i32x4.add(mantissa, i32x4.shl(shifted, 23)); // 2ⁿ times the mantissa: n is added to its exponent bits
  const beyond = f32x4.mul(x, f32x4.splat(Infinity)); // ∞, or NaN
  const finite = v128.bitselect(power, beyond, f32x4.le(x, f32x4.splat(88.72283)));
  return v128.andnot(finite, f32x4.lt(x, f32x4.splat(-87.33654)));
}

/** n = round(x / ln 2), the power of two nearest to eˣ, plus {@link ROUNDING}. */
export function shiftedExponent(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(ROUNDING));
}

/** r = x − n ln 2, where ln 2 is subtracted in two parts so that r is exact. */
export function remainder(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, f32x4.splat(ROUNDING));
  const r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  return f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
}

/** eʳ − 1 = r + r² P(r) for |r| ≤ ln 2 / 2; the terms of P are added in pairs, which need not wait for each other. */
export function expMinusOne(r: v128): v128 {
  const square = f32x4.mul(r, r);
  const p01 = f32x4.add(f32x4.mul(f32x4.splat(1.6666665459e-1), r), f32x4.splat(5.0000001201e-1));
  const p23 = f32x4.add(f32x4.mul(f32x4.splat(8.3334519073e-3), r), f32x4.splat(4.1665795894e-2));
  const p45 = f32x4.add(f32x4.mul(f32x4.splat(1.98756915e-4), r), f32x4.splat(1.3981999507e-3));
  const p = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(p45, square), p23), square), p01);
  return f32x4.add(f32x4.mul(p, square), r);
}

/** y = eˣ for `count` values; x and y may be one. */
export function exp(count: i32, x: usize, y: usize): void {
  for (; count >= 4; count -= 4) {
    v128.store(y, exp4(v128.load(x)));
    x += 16;
    y += 16;
  }
  for (; count > 0; count--) {
    v128.store32_lane(y, exp4(v128.load32_splat(x)), 0);
    x += 4;
    y += 4;
  }
}
