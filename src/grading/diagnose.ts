import type { Case } from './cases.ts';
import { difference, TOLERANCE } from './compare.ts';
import type { Check } from './lab.ts';
import type { NamedMistake, Oracle } from './oracle.ts';
import type { Outcome } from './outcome.ts';
import type { CheckResult, Diagnosis } from './result.ts';

/** A case that failed, with what came. */
export interface FailedCase {
  readonly drawn: Case;
  readonly outcome: Outcome;
}

/** The mistakes that fail this check and whose outcomes equal these in all failed cases. */
export async function candidates(oracle: Oracle, check: Check, failed: readonly FailedCase[]): Promise<NamedMistake[]> {
  if (!failed.every(({ outcome }) => isAnswer(outcome))) return [];
  const found: NamedMistake[] = [];
  for (const mistake of oracle.mistakes) {
    if (mistake.fails.includes(check.id) && (await explainsAll(oracle, check, failed, mistake))) found.push(mistake);
  }
  return found;
}

async function explainsAll(oracle: Oracle, check: Check, failed: readonly FailedCase[], mistake: NamedMistake) {
  for (const { drawn, outcome } of failed) {
    if (!sameOutcome(check, outcome, await oracle.mistaken(check, drawn, mistake.name))) return false;
  }
  return true;
}

/** Whether the code itself came to this, so that a known mistake may have come to the same. */
const isAnswer = ({ kind }: Outcome): boolean => kind === 'value' || kind === 'threw' || kind === 'unusable';

function sameOutcome(check: Check, a: Outcome, b: Outcome): boolean {
  if (a.kind === 'value' && b.kind === 'value') {
    return difference(a.value, b.value, check.tolerance ?? TOLERANCE) === undefined;
  }
  if (a.kind === 'threw' && b.kind === 'threw') return a.name === b.name && a.message === b.message;
  return a.kind === 'unusable' && b.kind === 'unusable' && a.what === b.what && a.at === b.at;
}

/**
 * Names for each check the mistake that explains most of the lab: one wrong line often fails several checks, and where
 * two mistakes look alike in one of them, another tells them apart.
 */
export function nameMistakes(
  results: readonly CheckResult[],
  found: ReadonlyMap<string, readonly NamedMistake[]>,
): CheckResult[] {
  const failed = new Set(results.filter((result) => result.status === 'failed').map(({ id }) => id));
  const explained = (mistake: NamedMistake) => {
    const hits = mistake.fails.filter((id) => found.get(id)?.some(({ name }) => name === mistake.name)).length;
    const misses = mistake.fails.filter((id) => !failed.has(id)).length; // it would have failed these too
    return hits - misses;
  };
  return results.map((result) => {
    const mistakes = found.get(result.id) ?? [];
    const most = Math.max(...mistakes.map(explained));
    const diagnoses: Diagnosis[] = mistakes
      .filter((mistake) => explained(mistake) === most)
      .map(({ name, diagnosis }) => ({ mistake: name, text: diagnosis }));
    return { ...result, diagnoses };
  });
}
