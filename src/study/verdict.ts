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
  const corrected = tested === 1 ? 'one contrast tested' : `Holm's correction for ${tested} contrasts tested`;
  return (
    `Paired t-tests over seeds, ${corrected}, α = ${SIGNIFICANCE}: a claim is shown if its adjusted p is below α and the ` +
    'difference has the expected direction and at least the margin stated beforehand (of sameness: if both one-sided ' +
    'tests place it within the margin), opposite if the two-sided test is significant and the difference at least the ' +
    'margin another way, else not shown. With fewer than two common seeds it is not tested.'
  );
}
