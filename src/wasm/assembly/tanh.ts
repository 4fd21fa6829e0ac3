import { exp4 } from './exp';

/**
 * tanh x of four values, within 2 units in the last place; ±1 for large |x|, NaN of NaN.
 *
 * After Moshier's Cephes library (tanhf.c): x + x³ P(x²) below 0.625, where the other formula would cancel, and
 * 1 − 2 / (e²ˣ + 1) with the sign of x elsewhere.
 */
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const square = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-3.33332819422e-1));
  const small = f32x4.add(x, f32x4.mul(f32x4.mul(p, square), x));

  const one = f32x4.splat(1);
  const doubled = exp4(f32x4.add(size, size));
  const large = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(doubled, one)));
  const signed = v128.or(large, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(small, signed, f32x4.lt(size, f32x4.splat(0.625)));
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
