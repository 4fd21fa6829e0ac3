/** sums[j] += values[j] */
export function addInto(count: i32, values: usize, sums: usize): void {
  const whole = (<usize>(count & ~3)) << 2;
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(sums + at, f32x4.add(v128.load(sums + at), v128.load(values + at)));
  for (; at < end; at += 4) store<f32>(sums + at, load<f32>(sums + at) + load<f32>(values + at));
}
