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

/** For 1 … 10 degrees of freedom: Abramowitz & Stegun 1964, table 26.10, with more digits. */
const T_TABLE = [12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139];

/**
 * The 97.5 % quantile of Student's t with ν degrees of freedom: two-sided 95 % lie between −t and t. Beyond the table,
 * the expansion about the normal quantile (Abramowitz & Stegun 1964, 26.7.5), which is off by less than 5e-6 there.
 */
export function studentT(degreesOfFreedom: number): number {
  const tabulated = T_TABLE[degreesOfFreedom - 1];
  if (tabulated !== undefined) return tabulated;
  const z = NORMAL_QUANTILE;
  const [z2, v] = [z * z, degreesOfFreedom];
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const g4 = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / v) / v) / v) / v;
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
