import { bothTails } from './student-t.ts';

/** @throws RangeError if there are no values */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('mean: there are no values');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of a sample, with n − 1; NaN for a single value. */
export function standardDeviation(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) * (value - center), 0);
  return Math.sqrt(squares / (values.length - 1));
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Student's 95 % interval for the mean of values drawn independently, such as one score over several seeds:
 * mean ± t(n − 1) · s / √n. One value alone bounds nothing: its interval is infinite.
 *
 * @throws RangeError if there are no values
 */
export function meanInterval(values: readonly number[]): Interval {
  const center = mean(values);
  if (values.length === 1) return { mean: center, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = (studentT(values.length - 1) * standardDeviation(values)) / Math.sqrt(values.length);
  return { mean: center, low: center - half, high: center + half };
}

/** The 97.5 % quantile of a standard normal distribution. */
const NORMAL_QUANTILE = 1.959963984540054;

/** The 97.5 % quantile of Student's t, to ten digits: two-sided 95 % lie between −t and t. */
export function studentT(degreesOfFreedom: number): number {
  let [low, high] = [1, 13]; // every such quantile lies there, from that of one degree of freedom down to the normal one
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (bothTails(middle, degreesOfFreedom) > 0.05) low = middle;
    else high = middle;
  }
  return Number(high.toPrecision(10)); // the last bits of exponentials differ between engines
}

/**
 * Wilson's 95 % interval (1927) for a rate that was seen in so many trials. Unlike mean ± error it keeps within 0 and 1,
 * and does not shrink to a point where every trial came out the same.
 *
 * @throws RangeError if there are no trials
 */
export function wilsonInterval(rate: number, trials: number): [low: number, high: number] {
  if (trials < 1) throw new RangeError('wilsonInterval: there are no trials');
  const z2 = NORMAL_QUANTILE * NORMAL_QUANTILE;
  const center = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (NORMAL_QUANTILE * Math.sqrt((rate * (1 - rate)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  return [Math.max(0, center - half), Math.min(1, center + half)];
}
