/**
 * sums[i] += Σ_j weights[j] rows[j, i], from the first row to the last.
 *
 * @param weights address of [count]
 * @param rows address of [count, width], `stride` bytes from row to row
 * @param sums address of [width]
 */
export function addWeightedRows(count: i32, width: i32, weights: usize, rows: usize, stride: usize, sums: usize): void {
  let i = 0;
  for (; i + 16 <= width; i += 16) {
    let sum0 = v128.load(sums);
    let sum1 = v128.load(sums, 16);
    let sum2 = v128.load(sums, 32);
    let sum3 = v128.load(sums, 48);
    for (let j = 0, row = rows; j < count; j++, row += stride) {
      const weight = v128.load32_splat(weights + ((<usize>j) << 2));
      sum0 = f32x4.add(sum0, f32x4.mul(weight, v128.load(row)));
      sum1 = f32x4.add(sum1, f32x4.mul(weight, v128.load(row, 16)));
      sum2 = f32x4.add(sum2, f32x4.mul(weight, v128.load(row, 32)));
      sum3 = f32x4.add(sum3, f32x4.mul(weight, v128.load(row, 48)));
    }
    v128.store(sums, sum0);
    v128.store(sums, sum1, 16);
    v128.store(sums, sum2, 32);
    v128.store(sums, sum3, 48);
    rows += 64;
    sums += 64;
  }
  for (; i < width; i++) {
    let sum = load<f32>(sums);
    for (let j = 0, row = rows; j < count; j++, row += stride) {
      sum += load<f32>(weights + ((<usize>j) << 2)) * load<f32>(row);
    }
    store<f32>(sums, sum);
    rows += 4;
    sums += 4;
  }
}
