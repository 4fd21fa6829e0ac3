import { COLUMNS, PANEL_STRIDE } from './micro-kernel';

/** The columns of B that are packed together: two panels, so that a row of B is read by whole cache lines. */
export const PACKED_COLUMNS: i32 = 2 * COLUMNS;
import { copyRows } from './rows';

/** target[column][row] = source[row][column]; strides are bytes from row to row. */
export function transpose(
  rows: i32,
  columns: i32,
  source: usize,
  sourceStride: usize,
  target: usize,
  targetStride: usize,
): void {
  const wholeRows = rows & ~3;
  const wholeColumns = columns & ~3;
  for (let row = 0; row < wholeRows; row += 4) {
    for (let column = 0; column < wholeColumns; column += 4) {
      transposeBlock(
        source + <usize>row * sourceStride + ((<usize>column) << 2),
        sourceStride,
        target + <usize>column * targetStride + ((<usize>row) << 2),
        targetStride,
      );
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let column = row < wholeRows ? wholeColumns : 0; column < columns; column++) {
      const value = load<f32>(source + <usize>row * sourceStride + ((<usize>column) << 2));
      store<f32>(target + <usize>column * targetStride + ((<usize>row) << 2), value);
    }
  }
}

/** The transpose of 4 × 4 values: pairs of rows are interleaved by single lanes, then by pairs of lanes. */
function transposeBlock(source: usize, sourceStride: usize, target: usize, targetStride: usize): void {
  const row0 = v128.load(source);
  const row1 = v128.load(source + sourceStride);
  const row2 = v128.load(source + 2 * sourceStride);
  const row3 = v128.load(source + 3 * sourceStride);
  const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(target + targetStride, v128.shuffle<i64>(low01, low23, 1, 3));
  v128.store(target + 2 * targetStride, v128.shuffle<i64>(high01, high23, 0, 2));
  v128.store(target + 3 * targetStride, v128.shuffle<i64>(high01, high23, 1, 3));
}

/**
 * Lays columns of B side by side in the order in which the micro-kernel reads them: panels [depth, 8], one behind the
 * other, with zeros in the columns that B lacks.
 *
 * @param columns at most {@link PACKED_COLUMNS}
 * @param b address of the first value: B[p, j], or where B is stored transposed [columns, depth], B[j, p]
 * @param strideB bytes from row to row of B as it is stored
 */
export function packPanels(depth: i32, columns: i32, b: usize, strideB: usize, transposed: bool, panels: usize): void {
  const second = panels + <usize>depth * PANEL_STRIDE;
  if (columns == PACKED_COLUMNS && !transposed) {
    packTwoPanels(depth, b, strideB, panels, second);
    return;
  }
  packPanel(depth, min(columns, COLUMNS), b, strideB, transposed, panels);
  const next = b + (transposed ? <usize>COLUMNS * strideB : PANEL_STRIDE);
  if (columns > COLUMNS) packPanel(depth, columns - COLUMNS, next, strideB, transposed, second);
}

function packTwoPanels(depth: i32, b: usize, strideB: usize, first: usize, second: usize): void {
  for (let p = 0; p < depth; p++) {
    v128.store(first, v128.load(b));
    v128.store(first, v128.load(b, 16), 16);
    v128.store(second, v128.load(b, 32));
    v128.store(second, v128.load(b, 48), 16);
    b += strideB;
    first += PANEL_STRIDE;
    second += PANEL_STRIDE;
  }
}

function packPanel(depth: i32, columns: i32, b: usize, strideB: usize, transposed: bool, panel: usize): void {
  if (columns < COLUMNS) memory.fill(panel, 0, <usize>depth * PANEL_STRIDE);
  if (transposed) transpose(columns, depth, b, strideB, panel, PANEL_STRIDE);
  else if (columns < COLUMNS) copyRows(depth, (<usize>columns) << 2, b, strideB, panel, PANEL_STRIDE);
  else {
    for (let p = 0; p < depth; p++) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
      b += strideB;
      panel += PANEL_STRIDE;
    }
  }
}
