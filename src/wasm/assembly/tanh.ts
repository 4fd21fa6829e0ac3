/** Beyond it tanh x rounds to ±1. */
const LARGEST: f32 = 9.02;

/**
 * tanh x of four values, within 5 units in the last place; ±1 for large |x|, NaN of NaN.
 *
 * x P(x²) / Q(x²) with P and Q of degree 4, fitted to the least relative error (2 · 10⁻⁸ before rounding). Even and odd
 * terms are added apart, so that they need not wait for each other.
 */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const a = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-LARGEST)), f32x4.splat(LARGEST));
  const z = f32x4.mul(a, a);
  const zz = f32x4.mul(z, z);
  const p01 = f32x4.add(f32x4.mul(z, f32x4.splat(1.33796722e-1)), f32x4.splat(1));
  const p23 = f32x4.add(f32x4.mul(z, f32x4.splat(2.05825691e-5)), f32x4.splat(3.49398004e-3));
  const p = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(zz, f32x4.splat(1.33178046e-8)), p23), zz), p01);
  const q01 = f32x4.add(f32x4.mul(z, f32x4.splat(4.67129886e-1)), f32x4.splat(1));
  const q23 = f32x4.add(f32x4.mul(z, f32x4.splat(3.28300288e-4)), f32x4.splat(2.58708671e-2));
  const q = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(zz, f32x4.splat(7.76149989e-7)), q23), zz), q01);
  const quotient = f32x4.div(f32x4.mul(a, p), q);
  return f32x4.pmin(f32x4.pmax(quotient, f32x4.splat(-1)), f32x4.splat(1)); // rounding may lead beyond
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
