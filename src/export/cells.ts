import { fixed, signed } from '../report/numbers.ts';
import type { Estimate } from '../study/study-results.ts';
import type { NumberCell } from './table.ts';

/** What has no width but for rounding: seeds that all came to the same. */
const NO_WIDTH = 1e-9;

/** A whole number, exact. */
export const count = (value: number): NumberCell => ({ text: fixed(value), value });

/** A number that has no interval, with so many decimals. */
export const plain = (value: number, digits: number, write = fixed): NumberCell => ({
  ...{ text: write(value, digits), value },
});

/**
 * `97.1 ± 0.6`: the mean and half of its interval, both in the unit of the column, which is `scale` times theirs. A single
 * seed has no interval.
 */
export const estimated = (estimate: Estimate, scale = 1) => withHalf(estimate, scale, fixed);

/** The same of a difference, which has a sign. */
export const difference = (estimate: Estimate, scale = 1) => withHalf(estimate, scale, signed);

function withHalf({ mean, low, high, bySeed }: Estimate, scale: number, write: typeof fixed): NumberCell {
  const half = ((high - low) / 2) * scale;
  const value = mean * scale;
  const digits = decimalsOf(half);
  if (bySeed.length < 2) return { text: write(value, digits), value };
  return {
    ...{ text: write(value, digits), spread: `± ${fixed(half, digits)}`, value },
    bounds: [low * scale, high * scale],
  };
}

/** `−0.5 [−1.3, 0.4]`: a difference whose interval need not be symmetric; the interval alone if nothing else is given. */
export function between([low, high]: readonly [number, number], scale = 1, mean?: number): NumberCell {
  const digits = decimalsOf(((high - low) / 2) * scale);
  const bounds = [low * scale, high * scale] as const;
  const spread = `[${bounds.map((end) => signed(end, digits)).join(', ')}]`;
  if (mean === undefined) return { text: '', spread, bounds };
  return { text: signed(mean * scale, digits), spread, value: mean * scale, bounds };
}

/** A p-value. */
export const probability = (p: number): NumberCell => ({ text: p < 0.001 ? '< 0.001' : fixed(p, 3), value: p });

/**
 * How many decimals an uncertainty justifies: two of its digits are written where they begin with 100 to 354, one where
 * with 355 to 949; what is more becomes 1000, of which two are written (Particle Data Group, Review of Particle Physics,
 * introduction, section 5.3).
 */
export function decimalsOf(half: number): number {
  if (!(half > NO_WIDTH)) return 1;
  const [digits, exponent] = half.toExponential(2).split('e').map(Number) as [number, number];
  return Math.max(0, (digits < 3.55 ? 1 : 0) - exponent);
}
