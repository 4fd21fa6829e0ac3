import { keepLanes, loadLanes, storeLanes, sumOfLanes } from './lanes';
import { log4 } from './log';
import { exponentials, largest } from './softmax';

/**
 * The loss of `ops/cross-entropy.ts` and its gradient with respect to the logits x of each real token,
 *
 *     loss = 1/N Σ_tokens (ln Σ_v eˣ − Σ_v q(v) x)        ∂loss/∂x = (softmax(x) − q) / N
 *
 * which is zero on padding. The tokens' losses are added in double precision.
 *
 * @param tokens N
 * @param labelSmoothing ε, of which q has ε / V everywhere and 1 − ε more at the target
 * @param logits address of x [B, T, V]; likewise `gradient`
 * @param targets address of int32 [B, T], each 0 … V − 1 where a token is real
 * @param lengths address of int32 [B], the number of real tokens in each row of T
 * @param loss address of one value
 */
export function crossEntropy(
  B: i32,
  T: i32,
  V: i32,
  tokens: i32,
  labelSmoothing: f32,
  logits: usize,
  targets: usize,
  lengths: usize,
  loss: usize,
  gradient: usize,
): void {
  const row = (<usize>V) << 2;
  let sum: f64 = 0;
  for (let b = 0; b < B; b++) {
    const length = load<i32>(lengths + ((<usize>b) << 2));
    for (let t = 0; t < length; t++) {
      const target = (<usize>load<i32>(targets + ((<usize>t) << 2))) << 2;
      sum += tokenLoss(V, <f32>tokens, labelSmoothing, logits + <usize>t * row, target, gradient + <usize>t * row);
    }
    memory.fill(gradient + <usize>length * row, 0, <usize>(T - length) * row);
    logits += <usize>T * row;
    gradient += <usize>T * row;
    targets += (<usize>T) << 2;
  }
  store<f32>(loss, <f32>(sum / <f64>tokens));
}

/** The loss of one token, whose target's value stands `target` bytes behind the first, and its gradient. */
function tokenLoss(V: i32, tokens: f32, labelSmoothing: f32, x: usize, target: usize, gradient: usize): f64 {
  const shift = largest(V, x); // so that the largest exponential is 1: nothing overflows
  const total = exponentials(V, x, shift, 1, gradient);
  const uniform = labelSmoothing / <f32>V;
  const certain: f32 = 1 - labelSmoothing;
  scaleAndShift(V, 1 / (total * tokens), uniform / tokens, gradient);
  store<f32>(gradient + target, load<f32>(gradient + target) - certain / tokens);

  const logTotal = f32x4.extract_lane(log4(f32x4.splat(total)), 0);
  const expected = certain * (load<f32>(x + target) - shift) + uniform * sumOfShifted(V, x, shift);
  return <f64>logTotal - <f64>expected;
}

/** x = factor · x − offset */
function scaleAndShift(count: i32, factor: f32, offset: f32, x: usize): void {
  const factor4 = f32x4.splat(factor);
  const offset4 = f32x4.splat(offset);
  for (; count >= 4; count -= 4) {
    v128.store(x, f32x4.sub(f32x4.mul(v128.load(x), factor4), offset4));
    x += 16;
  }
  if (count > 0) storeLanes(count, x, f32x4.sub(f32x4.mul(loadLanes(count, x), factor4), offset4));
}

/** Σ (x − shift) */
function sumOfShifted(count: i32, x: usize, shift: f32): f32 {
  const shift4 = f32x4.splat(shift);
  let sum = f32x4.splat(0);
  for (; count >= 4; count -= 4) {
    sum = f32x4.add(sum, f32x4.sub(v128.load(x), shift4));
    x += 16;
  }
  if (count > 0) sum = f32x4.add(sum, keepLanes(count, f32x4.sub(loadLanes(count, x), shift4)));
  return sumOfLanes(sum);
}
