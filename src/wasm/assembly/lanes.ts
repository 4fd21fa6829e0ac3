// A loop over vectors of four values ends with a vector of fewer, unless the count is a multiple of four. Both are
// loaded and stored by these functions: where `lanes` is the constant 4, only the vector instruction is left of them.

/** Up to four neighbouring values; the lanes beyond are zero. */
// @ts-ignore: decorator
@inline
export function loadLanes(lanes: i32, address: usize): v128 {
  if (lanes == 4) return v128.load(address);
  let x = v128.load32_zero(address);
  if (lanes > 1) x = v128.load32_lane(address, x, 1, 4);
  if (lanes > 2) x = v128.load32_lane(address, x, 2, 8);
  return x;
}

/** Stores the first `lanes` values of a vector. */
// @ts-ignore: decorator
@inline
export function storeLanes(lanes: i32, address: usize, x: v128): void {
  if (lanes == 4) {
    v128.store(address, x);
    return;
  }
  v128.store32_lane(address, x, 0);
  if (lanes > 1) v128.store32_lane(address, x, 1, 4);
  if (lanes > 2) v128.store32_lane(address, x, 2, 8);
}

/** The same vector, but zero behind its first `lanes` values. */
// @ts-ignore: decorator
@inline
export function keepLanes(lanes: i32, x: v128): v128 {
  return lanes == 4 ? x : v128.and(x, i32x4.gt_s(i32x4.splat(lanes), i32x4(0, 1, 2, 3)));
}

/** The sum of the four values of a vector, in a fixed order. */
export function sumOfLanes(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}
