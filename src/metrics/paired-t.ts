import { mean, standardDeviation } from './statistics.ts';
import { bothTails, gammaRatio, upperTail } from './student-t.ts';

/**
 * Paired t-test (Student 1908): the p-value, two-sided, of the hypothesis that differences drawn independently are 0 in
 * the mean. Differences that do not vary have no t; their p is what it tends to as they come to vary less: 0, and 1 where
 * they are 0.
 *
 * @throws RangeError if there are fewer than two
 */
export function pairedTTest(differences: readonly number[]): number {
  return bothTails(studentisedMean(differences, 0), differences.length - 1);
}

/**
 * Two one-sided tests (Schuirmann 1987): the p-value of the hypothesis that the mean difference is `margin` or more,
 * either way, so that a small one speaks for equivalence. It is the larger of the two. Of differences that do not vary it
 * is 0 within the margin and 1 beyond.
 *
 * @throws RangeError if there are fewer than two, or the margin is not above 0
 */
export function equivalenceTest(differences: readonly number[], margin: number): number {
  if (!(margin > 0)) throw new RangeError(`equivalenceTest: the margin is to be above 0, not ${margin}`);
  const freedom = differences.length - 1;
  const aboveLower = upperTail(studentisedMean(differences, -margin), freedom);
  const belowUpper = upperTail(-studentisedMean(differences, margin), freedom);
  return Math.max(aboveLower, belowUpper);
}

/**
 * Hedges' g of paired differences: their mean in units of their standard deviation, with the exact correction for the
 * bias of small samples, J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)) with m = n − 1 degrees of freedom (Hedges 1981). Null where
 * they do not vary, and where there are fewer than three: J(1) is 0, since then no multiple of the estimate is unbiased.
 */
export function hedgesG(differences: readonly number[]): number | null {
  if (differences.length < 3 || !vary(differences)) return null;
  const m = differences.length - 1;
  const correction = gammaRatio((m - 1) / 2) / Math.sqrt(m / 2);
  return (correction * mean(differences)) / standardDeviation(differences);
}

/** (mean − hypothesised) / (s / √n); without spread infinite, or 0 where the mean is just what was hypothesised. */
function studentisedMean(values: readonly number[], hypothesised: number): number {
  if (values.length < 2) throw new RangeError(`a t-test needs two differences or more, not ${values.length}`);
  if (vary(values)) return (mean(values) - hypothesised) / (standardDeviation(values) / Math.sqrt(values.length));
  return values[0] === hypothesised ? 0 : (values[0]! - hypothesised) * Number.POSITIVE_INFINITY;
}

/** Whether they differ: computed in floating point, the standard deviation of equal values need not be 0. */
const vary = (values: readonly number[]) => values.some((value) => value !== values[0]);
