/**
 * Multiplies and adds in registers alone, for the benchmark: what a matrix product could reach at most. Twelve chains of
 * x ← x a + b hide each other's latency.
 *
 * @param rounds each does {@link peakFlops} operations
 */
export function peak(rounds: i32): f32 {
  const a = f32x4.splat(0.999);
  const b = f32x4.splat(0.001);
  let x0 = f32x4.splat(0.01);
  let x1 = f32x4.splat(0.02);
  let x2 = f32x4.splat(0.03);
  let x3 = f32x4.splat(0.04);
  let x4 = f32x4.splat(0.05);
  let x5 = f32x4.splat(0.06);
  let x6 = f32x4.splat(0.07);
  let x7 = f32x4.splat(0.08);
  let x8 = f32x4.splat(0.09);
  let x9 = f32x4.splat(0.1);
  let x10 = f32x4.splat(0.11);
  let x11 = f32x4.splat(0.12);
  for (; rounds > 0; rounds--) {
    x0 = f32x4.add(f32x4.mul(x0, a), b);
    x1 = f32x4.add(f32x4.mul(x1, a), b);
    x2 = f32x4.add(f32x4.mul(x2, a), b);
    x3 = f32x4.add(f32x4.mul(x3, a), b);
    x4 = f32x4.add(f32x4.mul(x4, a), b);
    x5 = f32x4.add(f32x4.mul(x5, a), b);
    x6 = f32x4.add(f32x4.mul(x6, a), b);
    x7 = f32x4.add(f32x4.mul(x7, a), b);
    x8 = f32x4.add(f32x4.mul(x8, a), b);
    x9 = f32x4.add(f32x4.mul(x9, a), b);
    x10 = f32x4.add(f32x4.mul(x10, a), b);
    x11 = f32x4.add(f32x4.mul(x11, a), b);
  }
  const sum = f32x4.add(
    f32x4.add(f32x4.add(x0, x1), f32x4.add(x2, x3)),
    f32x4.add(f32x4.add(x4, x5), f32x4.add(x6, x7)),
  );
  return f32x4.extract_lane(f32x4.add(sum, f32x4.add(f32x4.add(x8, x9), f32x4.add(x10, x11))), 0);
}

/** Floating-point operations of one round of {@link peak}: twelve multiplications and additions of four values. */
export function peakFlops(): i32 {
  return 12 * 4 * 2;
}
