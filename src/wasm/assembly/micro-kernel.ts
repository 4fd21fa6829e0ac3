/** The block of C that stays in registers: 4 rows × 8 columns are eight vectors of four lanes. */
export const ROWS: i32 = 4;
export const COLUMNS: i32 = 8;
/** Bytes of one row of a packed panel of B, and of a block of C that is kept apart. */
export const PANEL_STRIDE: usize = 32;

/**
 * C = C₀ + A B: the innermost part of a matrix product, one block of 4 × 8 values over `depth` steps.
 *
 * Each value of C is summed in the order of p = 0, 1, …, and every product and every sum is rounded to single
 * precision (no fused multiply–add), so that the result is the same on every machine and wherever the value stands.
 *
 * The body stands twice, with a branch between the copies: V8 schedules each copy by itself and keeps the block in
 * registers. One copy alone is a fifth slower; two with no branch between them spill and are a third slower.
 *
 * @param depth number of products in each sum, at least 1
 * @param a0 address of a row of A, `depth` values; so are a1, a2 and a3
 * @param stepA bytes from value to value of such a row: 4, or where A is stored transposed, the bytes of a row there
 * @param b address of the packed panel [depth, 8]
 * @param c address of the block; its rows are `strideC` bytes apart
 * @param initial address of the block C₀ from which the sums start, its rows `strideInitial` bytes apart; 0: from zero
 */
export function microKernel(
  depth: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  stepA: usize,
  b: usize,
  c: usize,
  strideC: usize,
  initial: usize,
  strideInitial: usize,
): void {
  const row1 = c + strideC;
  const row2 = row1 + strideC;
  const row3 = row2 + strideC;
  const initial1 = initial + strideInitial;
  const initial2 = initial1 + strideInitial;
  const initial3 = initial2 + strideInitial;
  const zero = f32x4.splat(0);
  let c00 = initial ? v128.load(initial) : zero;
  let c01 = initial ? v128.load(initial, 16) : zero;
  let c10 = initial ? v128.load(initial1) : zero;
  let c11 = initial ? v128.load(initial1, 16) : zero;
  let c20 = initial ? v128.load(initial2) : zero;
  let c21 = initial ? v128.load(initial2, 16) : zero;
  let c30 = initial ? v128.load(initial3) : zero;
  let c31 = initial ? v128.load(initial3, 16) : zero;

  while (true) {
    {
      const left = v128.load(b);
      const right = v128.load(b, 16);
      const x0 = v128.load32_splat(a0);
      c00 = f32x4.add(c00, f32x4.mul(x0, left));
      c01 = f32x4.add(c01, f32x4.mul(x0, right));
      const x1 = v128.load32_splat(a1);
      c10 = f32x4.add(c10, f32x4.mul(x1, left));
      c11 = f32x4.add(c11, f32x4.mul(x1, right));
      const x2 = v128.load32_splat(a2);
      c20 = f32x4.add(c20, f32x4.mul(x2, left));
      c21 = f32x4.add(c21, f32x4.mul(x2, right));
      const x3 = v128.load32_splat(a3);
      c30 = f32x4.add(c30, f32x4.mul(x3, left));
      c31 = f32x4.add(c31, f32x4.mul(x3, right));
    }
    if (depth == 1) break;
    {
      const left = v128.load(b, 32);
      const right = v128.load(b, 48);
      const x0 = v128.load32_splat(a0 + stepA);
      c00 = f32x4.add(c00, f32x4.mul(x0, left));
      c01 = f32x4.add(c01, f32x4.mul(x0, right));
      const x1 = v128.load32_splat(a1 + stepA);
      c10 = f32x4.add(c10, f32x4.mul(x1, left));
      c11 = f32x4.add(c11, f32x4.mul(x1, right));
      const x2 = v128.load32_splat(a2 + stepA);
      c20 = f32x4.add(c20, f32x4.mul(x2, left));
      c21 = f32x4.add(c21, f32x4.mul(x2, right));
      const x3 = v128.load32_splat(a3 + stepA);
      c30 = f32x4.add(c30, f32x4.mul(x3, left));
      c31 = f32x4.add(c31, f32x4.mul(x3, right));
    }
    if (depth == 2) break;
    depth -= 2;
    a0 += 2 * stepA;
    a1 += 2 * stepA;
    a2 += 2 * stepA;
    a3 += 2 * stepA;
    b += 2 * PANEL_STRIDE;
  }

  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(row1, c10);
  v128.store(row1, c11, 16);
  v128.store(row2, c20);
  v128.store(row2, c21, 16);
  v128.store(row3, c30);
  v128.store(row3, c31, 16);
}
