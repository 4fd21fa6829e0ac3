import { addInto } from './add-into';

/**
 * sums[s] = Σ rows[i] over the i with ids[i] = s, added in the order of i.
 *
 * @param count number of rows and ids
 * @param width values in a row
 * @param segments number of sums; a row whose id is not in 0 … segments − 1 is left out
 * @param ids address of int32 [count]
 * @param rows address of float32 [count, width]
 * @param sums address of float32 [segments, width]
 */
export function segmentSum(count: i32, width: i32, segments: i32, ids: usize, rows: usize, sums: usize): void {
  const stride = (<usize>width) << 2;
  memory.fill(sums, 0, <usize>segments * stride);
  for (let i = 0; i < count; i++) {
    const id = load<i32>(ids + ((<usize>i) << 2));
    if (<u32>id < <u32>segments) addInto(width, rows, sums + <usize>id * stride);
    rows += stride;
  }
}
