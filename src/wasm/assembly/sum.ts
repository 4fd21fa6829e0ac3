import { sumOfLanes } from './lanes';

/**
 * sums[o, i] = Σ x[o, r, i] over r: a tensor summed over neighbouring axes.
 *
 * @param x address of float32 [outer, count, inner]
 * @param sums address of float32 [outer, inner]
 */
export function sum(outer: i32, count: i32, inner: i32, x: usize, sums: usize): void {
  for (let o = 0; o < outer; o++) {
    if (inner == 1) store<f32>(sums, sumOfRow(count, x));
    else sumOfColumns(count, inner, x, (<usize>inner) << 2, sums);
    x += (<usize>count * <usize>inner) << 2;
    sums += (<usize>inner) << 2;
  }
}

/** The sum of a row, in a fixed order: sixteen partial sums, which are added in pairs, and the rest one by one. */
function sumOfRow(count: i32, x: usize): f32 {
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  for (; count >= 16; count -= 16) {
    sum0 = f32x4.add(sum0, v128.load(x));
    sum1 = f32x4.add(sum1, v128.load(x, 16));
    sum2 = f32x4.add(sum2, v128.load(x, 32));
    sum3 = f32x4.add(sum3, v128.load(x, 48));
    x += 64;
  }
  for (; count >= 4; count -= 4) {
    sum0 = f32x4.add(sum0, v128.load(x));
    x += 16;
  }
  let sum = sumOfLanes(f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3)));
  for (; count > 0; count--) {
    sum += load<f32>(x);
    x += 4;
  }
  return sum;
}

/** The sum of each column of x [rows, columns], whose rows are `stride` bytes apart, from the first row to the last. */
export function sumOfColumns(rows: i32, columns: i32, x: usize, stride: usize, sums: usize): void {
  let column = 0;
  for (; column + 16 <= columns; column += 16) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    for (let row = 0, at = x; row < rows; row++, at += stride) {
      sum0 = f32x4.add(sum0, v128.load(at));
      sum1 = f32x4.add(sum1, v128.load(at, 16));
      sum2 = f32x4.add(sum2, v128.load(at, 32));
      sum3 = f32x4.add(sum3, v128.load(at, 48));
    }
    v128.store(sums, sum0);
    v128.store(sums, sum1, 16);
    v128.store(sums, sum2, 32);
    v128.store(sums, sum3, 48);
    x += 64;
    sums += 64;
  }
  for (; column < columns; column++) {
    let sum: f32 = 0;
    for (let row = 0, at = x; row < rows; row++, at += stride) sum += load<f32>(at);
    store<f32>(sums, sum);
    x += 4;
    sums += 4;
  }
}
