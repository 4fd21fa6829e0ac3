import type { Contrast } from './study-plan.ts';
import type { StudyResults, Verdict } from './study-results.ts';

export const SIGNIFICANCE = 0.05;

/** What a claim is judged by. */
export interface Evidence {
  /** first − second, mean over seeds. */
  readonly difference: number;
  /** Of the test that the claim calls for, after Holm's correction. */
  readonly pHolm: number;
  /** Of the two-sided test, after Holm's correction: the same number, but where sameness was claimed. */
  readonly pHolmTwoSided: number;
}

/**
 * Whether a claim held, by the rule that {@link verdictRule} puts into words: a difference must be more than chance and
 * at least as large as matters.
 */
export function verdictOf(
  { expect, margin }: Pick<Contrast, 'expect' | 'margin'>,
  { difference, pHolm, pHolmTwoSided }: Evidence,
): Verdict {
  const differs = pHolmTwoSided < SIGNIFICANCE;
  if (expect === 'same') {
    if (pHolm < SIGNIFICANCE) return 'shown';
    return differs && Math.abs(difference) >= margin ? 'opposite' : 'not shown';
  }
  const asExpected = expect === 'higher' ? difference : -difference;
  if (differs && asExpected >= margin) return 'shown';
  return differs && -asExpected >= margin ? 'opposite' : 'not shown';
}

/** The rule in words, for the foot of every table. */
export function verdictRule({ contrasts }: Pick<StudyResults, 'contrasts'>): string {
  const tested = contrasts.filter(({ test }) => test).length;
  const corrected = tested === 1 ? 'one claim tested' : `Holm's correction for the ${tested} claims tested`;
  return (
    `Paired t-tests over seeds, ${corrected}, α = ${SIGNIFICANCE}: a claim is shown if its adjusted p is below α and the ` +
    'difference goes the expected way by at least the margin stated beforehand (a claim of sameness: if two one-sided ' +
    'tests place the difference within the margin), opposite if it is as significant and as large the other way (where ' +
    'sameness was claimed, either way), else not shown. With fewer than two common seeds a claim is not tested.'
  );
}
