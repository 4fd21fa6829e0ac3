/** Copies `rows` runs of `bytes` bytes; strides are bytes from run to run. What is copied must not overlap. */
export function copyRows(
  rows: i32,
  bytes: usize,
  source: usize,
  sourceStride: usize,
  target: usize,
  targetStride: usize,
): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(target, source, bytes);
    source += sourceStride;
    target += targetStride;
  }
}

/**
 * rows[i] = table[ids[i]]
 *
 * @param count number of rows and ids
 * @param bytes bytes in a row
 * @param ids address of int32 [count], each the number of a row of the table
 */
export function gatherRows(count: i32, bytes: usize, ids: usize, table: usize, rows: usize): void {
  for (let i = 0; i < count; i++) {
    memory.copy(rows, table + <usize>load<i32>(ids + ((<usize>i) << 2)) * bytes, bytes);
    rows += bytes;
  }
}
