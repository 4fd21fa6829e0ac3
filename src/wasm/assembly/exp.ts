/**
 * eˣ of four values, within 2 units in the last place; 0 below −87.34 (where it leaves the normal numbers), ∞ above
 * 88.72, NaN of NaN.
 *
 * After Moshier's Cephes library (expf.c): eˣ = 2ⁿ eʳ with n = round(x / ln 2) and |r| ≤ ln 2 / 2, where ln 2 is
 * subtracted in two parts so that r is exact, and eʳ = 1 + r + r² P(r).
 */
export function exp4(x: v128): v128 {
  const one = f32x4.splat(1);
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  const mantissa = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), one);
  // 2ⁿ is written into the exponent bits in two steps, since n = 128 does not fit into one.
  const exponent = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(exponent, 1);
  const power = f32x4.mul(f32x4.mul(mantissa, powerOfTwo(half)), powerOfTwo(i32x4.sub(exponent, half)));
  const finite = v128.bitselect(power, f32x4.splat(Infinity), f32x4.le(x, f32x4.splat(88.72283)));
  const positive = v128.andnot(finite, f32x4.lt(x, f32x4.splat(-87.33654)));
  return v128.bitselect(positive, x, f32x4.eq(x, x)); // NaN stays NaN
}

/** 2ⁿ of four whole numbers −126 … 127, by their bits. */
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
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
