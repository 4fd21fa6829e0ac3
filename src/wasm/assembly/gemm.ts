import { COLUMNS, microKernel, PANEL_STRIDE, ROWS } from './micro-kernel';
import { PACKED_COLUMNS, packPanels } from './pack';
import { copyRows } from './rows';

/** Products in one run of the micro-kernel: a panel of B of this depth and four rows of A fit the first-level cache. */
const DEPTH: i32 = 512;

/** Values in a block of A that fits the first-level cache (32 KiB), and in one that fits the second (256 KiB). */
const NEAR_BLOCK: i32 = 8192;
const FAR_BLOCK: i32 = 65536;
/** A block of fewer rows would have B packed anew too often. */
const LEAST_HEIGHT: i32 = 128;

/** Where the scratch memory of {@link gemm} holds, behind the packed panels of B, a block of C at the edge. */
const EDGE: usize = ((<usize>DEPTH * <usize>PACKED_COLUMNS) << 2);

/** Bytes of scratch memory that a matrix product needs, whatever its size. */
export function scratchBytes(): usize {
  return EDGE + <usize>ROWS * PANEL_STRIDE;
}

/**
 * C = C₀ + A B for matrices of single precision, stored row after row.
 *
 * After Goto & van de Geijn 2008 (Anatomy of High-Performance Matrix Multiplication): blocks of A stay in the cache,
 * B is packed in panels of 8 columns, blocks of C stay in registers. Each value of C is summed over k in order,
 * whatever the blocks, so that it does not depend on m and n (see {@link microKernel}).
 *
 * A stride is the number of bytes from row to row of a matrix as it is stored, so that one may be a part of a wider one.
 *
 * @param a address of A [m, k], or of [k, m] if `transposeA`
 * @param b address of B [k, n], or of [n, k] if `transposeB`
 * @param c address of C [m, n]; must not overlap A and B
 * @param initial address of C₀ [m, n]: 0 for zeros, `c` to add to what is there; with a stride of 0 one row serves for
 *   all, such as a bias
 * @param scratch address of {@link scratchBytes} bytes
 */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  strideA: usize,
  transposeA: bool,
  b: usize,
  strideB: usize,
  transposeB: bool,
  c: usize,
  strideC: usize,
  initial: usize,
  strideInitial: usize,
  scratch: usize,
): void {
  if (k == 0) setRows(m, n, initial, strideInitial, c, strideC);
  const nextRow: usize = transposeA ? 4 : strideA; // from a value of A to the one below it,
  const nextColumn: usize = transposeA ? strideA : 4; // and to the one on its right
  for (let p = 0; p < k; p += DEPTH) {
    const depth = min(DEPTH, k - p);
    const sums = p == 0 ? initial : c; // what the sums of this block of k start from
    const strideSums = p == 0 ? strideInitial : strideC;
    const heights = blockHeight(depth);
    for (let i = 0; i < m; i += heights) {
      const height = min(heights, m - i);
      const rows = a + <usize>i * nextRow + <usize>p * nextColumn;
      for (let j = 0; j < n; j += PACKED_COLUMNS) {
        const end = min(n, j + PACKED_COLUMNS);
        const source = transposeB ? <usize>j * strideB + ((<usize>p) << 2) : <usize>p * strideB + ((<usize>j) << 2);
        packPanels(depth, end - j, b + source, strideB, transposeB, scratch);
        let panel = scratch;
        for (let first = j; first < end; first += COLUMNS) {
          const columns = min(COLUMNS, end - first);
          const target = c + <usize>i * strideC + ((<usize>first) << 2);
          const start = sums ? sums + <usize>i * strideSums + ((<usize>first) << 2) : 0;
          const edge = scratch + EDGE;
          multiplyPanel(
            height, columns, depth, rows, nextRow, nextColumn, panel, edge, target, strideC, start, strideSums,
          );
          panel += <usize>depth * PANEL_STRIDE;
        }
      }
    }
  }
}

/** Rows of a block of A. */
function blockHeight(depth: i32): i32 {
  const near = NEAR_BLOCK / depth;
  return (near >= LEAST_HEIGHT ? near : FAR_BLOCK / depth) & -ROWS;
}

/** C = C₀ for an empty product. */
function setRows(m: i32, n: i32, initial: usize, strideInitial: usize, c: usize, strideC: usize): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < m; i++) {
    if (initial) memory.copy(c, initial + <usize>i * strideInitial, bytes);
    else memory.fill(c, 0, bytes);
    c += strideC;
  }
}

/** Up to 8 columns of C = C₀ + A B, with a packed panel of B, and room for a block of C at the edge. */
function multiplyPanel(
  height: i32,
  columns: i32,
  depth: i32,
  a: usize,
  nextRow: usize,
  nextColumn: usize,
  panel: usize,
  edge: usize,
  c: usize,
  strideC: usize,
  initial: usize,
  strideInitial: usize,
): void {
  const bytes = (<usize>columns) << 2;
  for (let i = 0; i < height; i += ROWS) {
    const rows = min(ROWS, height - i);
    if (rows == ROWS && columns == COLUMNS) {
      const a1 = a + nextRow;
      const a2 = a1 + nextRow;
      microKernel(depth, a, a1, a2, a2 + nextRow, nextColumn, panel, c, strideC, initial, strideInitial);
    } else {
      // A whole block, computed apart; rows that A lacks repeat its last one, and only what C has is copied to it.
      const a1 = rows > 1 ? a + nextRow : a;
      const a2 = rows > 2 ? a1 + nextRow : a1;
      const a3 = rows > 3 ? a2 + nextRow : a2;
      if (initial) copyRows(rows, bytes, initial, strideInitial, edge, PANEL_STRIDE);
      microKernel(depth, a, a1, a2, a3, nextColumn, panel, edge, PANEL_STRIDE, initial ? edge : 0, PANEL_STRIDE);
      copyRows(rows, bytes, edge, PANEL_STRIDE, c, strideC);
    }
    a += <usize>ROWS * nextRow;
    c += <usize>ROWS * strideC;
    if (initial) initial += <usize>ROWS * strideInitial;
  }
}

/** A B for each pair of a batch, without gaps; the matrices of A and B are `batchStride…` bytes apart (0: one for all). */
export function batchMatMul(
  batch: i32,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  batchStrideA: usize,
  transposeA: bool,
  b: usize,
  batchStrideB: usize,
  transposeB: bool,
  c: usize,
  scratch: usize,
): void {
  const strideA = (<usize>(transposeA ? m : k)) << 2;
  const strideB = (<usize>(transposeB ? k : n)) << 2;
  const strideC = (<usize>n) << 2;
  for (let i = 0; i < batch; i++) {
    gemm(m, n, k, a, strideA, transposeA, b, strideB, transposeB, c, strideC, 0, 0, scratch);
    a += batchStrideA;
    b += batchStrideB;
    c += <usize>m * strideC;
  }
}
