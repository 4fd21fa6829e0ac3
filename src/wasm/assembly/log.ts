/** The bits of √½, where the mantissa's range begins. */
const ROOT_HALF: i32 = 0x3f3504f3;

/**
 * ln x of four values, within 1 unit in the last place; −∞ of 0, ∞ of ∞, NaN of negative numbers and of NaN.
 *
 * After Moshier's Cephes library (logf.c): x = 2ⁿ (1 + r) with √½ ≤ 1 + r < √2, and ln(1 + r) = r − r²/2 + r³ P(r). ln 2
 * is multiplied in two parts, of which the first is exact.
 */
export function log4(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(1.17549435e-38)); // subnormal: 2²⁵ times as large it is normal
  const normal = v128.bitselect(f32x4.mul(x, f32x4.splat(33554432)), x, tiny);
  const bits = i32x4.sub(normal, i32x4.splat(ROOT_HALF));
  const mantissa = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(ROOT_HALF));
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const n = f32x4.sub(exponent, v128.and(tiny, f32x4.splat(25)));
  const r = f32x4.sub(mantissa, f32x4.splat(1));
  const square = f32x4.mul(r, r);
  let y = f32x4.mul(f32x4.mul(cubicFactor(r), r), square);
  y = f32x4.add(y, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  y = f32x4.sub(y, f32x4.mul(square, f32x4.splat(0.5)));
  y = f32x4.add(f32x4.add(y, r), f32x4.mul(n, f32x4.splat(0.693359375)));
  const infinity = f32x4.splat(Infinity);
  y = v128.bitselect(infinity, y, f32x4.eq(x, infinity));
  y = v128.bitselect(f32x4.splat(-Infinity), y, f32x4.eq(x, f32x4.splat(0)));
  return v128.or(y, v128.not(f32x4.ge(x, f32x4.splat(0)))); // all bits set are a NaN
}

/** P(r) of ln(1 + r) = r − r²/2 + r³ P(r). */
function cubicFactor(r: v128): v128 {
  let p = f32x4.splat(7.0376836292e-2);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(-1.151461031e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.167699874e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(-1.2420140846e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.4249322787e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(-1.6668057665e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(2.0000714765e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(-2.4999993993e-1));
  return f32x4.add(f32x4.mul(p, r), f32x4.splat(3.3333331174e-1));
}

/** y = ln x for `count` values; x and y may be one. */
export function log(count: i32, x: usize, y: usize): void {
  for (; count >= 4; count -= 4) {
    v128.store(y, log4(v128.load(x)));
    x += 16;
    y += 16;
  }
  for (; count > 0; count--) {
    v128.store32_lane(y, log4(v128.load32_splat(x)), 0);
    x += 4;
    y += 4;
  }
}
