/**
 * y = x · kept where the bits of its place are at least `threshold` (unsigned), 0 elsewhere; see `ops/dropout.ts`. x and
 * y may be one.
 */
export function dropout(
  count: i32,
  x: usize,
  y: usize,
  threshold: i32,
  kept: f32,
  seed0: i32,
  seed1: i32,
): void {
  let place = i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(seed0));
  for (; count >= 4; count -= 4) {
    v128.store(y, f32x4.mul(v128.load(x), factors(place, seed1, threshold, kept)));
    place = i32x4.add(place, i32x4.splat(4));
    x += 16;
    y += 16;
  }
  for (; count > 0; count--) {
    v128.store32_lane(y, f32x4.mul(v128.load32_splat(x), factors(place, seed1, threshold, kept)), 0);
    place = i32x4.add(place, i32x4.splat(1));
    x += 4;
    y += 4;
  }
}

/** The mask at four places, each `kept` or 0. */
// @ts-ignore: decorator
@inline
function factors(place: v128, seed1: i32, threshold: i32, kept: f32): v128 {
  return v128.and(f32x4.splat(kept), i32x4.ge_u(maskBits(place, seed1), i32x4.splat(threshold)));
}

/** Wellons' hash lowbias32 (Hash Prospector, 2018) of four places plus half of the seed, the other half in between. */
// @ts-ignore: decorator
@inline
function maskBits(place: v128, seed1: i32): v128 {
  let x = v128.xor(place, i32x4.shr_u(place, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(seed1));
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}
