/** Bytes of a row of the table: the addresses of θ, ∂L/∂θ, m and v, and the number of their values, int32 each. */
const ROW: usize = 20;

/**
 * One update of every tensor in place, by the equations of `ops/adam.ts`. Changes nothing but `norm` if that is not
 * finite in single precision.
 *
 * @param count number of rows of the table
 * @param share1 1 − β₁; likewise `share2`
 * @param stepSize lr / (1 − β₁ᵗ)
 * @param secondCorrection 1 / √(1 − β₂ᵗ)
 * @param norm address for the global norm of the gradient
 */
export function adam(
  count: i32,
  table: usize,
  clip: f64,
  share1: f64,
  share2: f64,
  stepSize: f64,
  secondCorrection: f64,
  epsilon: f64,
  norm: usize,
): void {
  const length = Math.sqrt(sumOfAllSquares(count, table));
  store<f32>(norm, <f32>length);
  if (!isFinite(load<f32>(norm))) return;
  const scale = clip > 0 && length > clip ? clip / length : 1;
  for (let row = table; count > 0; count--, row += ROW) {
    update(
      load<i32>(row, 16),
      load<i32>(row),
      load<i32>(row, 4),
      load<i32>(row, 8),
      load<i32>(row, 12),
      f32x4.splat(<f32>scale),
      f32x4.splat(<f32>share1),
      f32x4.splat(<f32>share2),
      f32x4.splat(<f32>stepSize),
      f32x4.splat(<f32>secondCorrection),
      f32x4.splat(<f32>epsilon),
    );
  }
}

/** ‖∂L/∂θ‖² over all tensors, in double precision. */
function sumOfAllSquares(count: i32, table: usize): f64 {
  let sum: f64 = 0;
  for (let row = table; count > 0; count--, row += ROW) sum += sumOfSquares(load<i32>(row, 16), load<i32>(row, 4));
  return sum;
}

function sumOfSquares(count: i32, x: usize): f64 {
  let sum0 = f64x2.splat(0);
  let sum1 = sum0;
  for (; count >= 4; count -= 4) {
    const left = f64x2.promote_low_f32x4(v128.load64_zero(x));
    const right = f64x2.promote_low_f32x4(v128.load64_zero(x, 8));
    sum0 = f64x2.add(sum0, f64x2.mul(left, left));
    sum1 = f64x2.add(sum1, f64x2.mul(right, right));
    x += 16;
  }
  const sums = f64x2.add(sum0, sum1);
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  for (; count > 0; count--) {
    const value = <f64>load<f32>(x);
    sum += value * value;
    x += 4;
  }
  return sum;
}

/** Updates one tensor of `count` values; `g` is the address of ∂L/∂θ. */
function update(
  count: i32,
  theta: usize,
  g: usize,
  m: usize,
  v: usize,
  scale: v128,
  share1: v128,
  share2: v128,
  stepSize: v128,
  secondCorrection: v128,
  epsilon: v128,
): void {
  for (; count >= 4; count -= 4) {
    const clipped = f32x4.mul(v128.load(g), scale);
    const first = moved(v128.load(m), clipped, share1);
    const second = moved(v128.load(v), f32x4.mul(clipped, clipped), share2);
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(second), secondCorrection), epsilon);
    v128.store(m, first);
    v128.store(v, second);
    v128.store(theta, f32x4.sub(v128.load(theta), f32x4.div(f32x4.mul(stepSize, first), root)));
    theta += 16;
    g += 16;
    m += 16;
    v += 16;
  }
  for (; count > 0; count--) {
    const clipped = f32x4.mul(v128.load32_splat(g), scale);
    const first = moved(v128.load32_splat(m), clipped, share1);
    const second = moved(v128.load32_splat(v), f32x4.mul(clipped, clipped), share2);
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(second), secondCorrection), epsilon);
    v128.store32_lane(m, first, 0);
    v128.store32_lane(v, second, 0);
    v128.store32_lane(theta, f32x4.sub(v128.load32_splat(theta), f32x4.div(f32x4.mul(stepSize, first), root)), 0);
    theta += 4;
    g += 4;
    m += 4;
    v += 4;
  }
}

/** β mean + (1 − β) value, as mean + (1 − β) (value − mean): a β next to 1 would lose most of its digits beyond it. */
function moved(mean: v128, value: v128, share: v128): v128 {
  return f32x4.add(mean, f32x4.mul(share, f32x4.sub(value, mean)));
}
