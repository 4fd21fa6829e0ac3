/** Whether each of `count` lengths, int32, is at least 1 and at most `columns`. */
export function lengthsWithin(count: i32, lengths: usize, columns: i32): bool {
  for (let i = 0; i < count; i++) {
    const length = load<i32>(lengths + ((<usize>i) << 2));
    if (length < 1 || length > columns) return false;
  }
  return true;
}
