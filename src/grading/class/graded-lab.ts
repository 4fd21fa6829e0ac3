import type { LoadedLab } from '../load-lab.ts';
import type { CheckResult } from '../result.ts';
import type { GradedCheck, GradedLab } from './graded.ts';
import { sum } from './student-result.ts';

/**
 * A lab as far as it has been graded; the checks that are not among `results` stand in it, too.
 * @param trouble why nothing of it could be run
 */
export function gradedLab({ entry, lab }: LoadedLab, results: readonly CheckResult[], trouble?: string): GradedLab {
  const checks = lab.checks.map(({ id, title, points }): GradedCheck => {
    const result = results.find((known) => known.id === id);
    if (!result) return { id, title, points, earned: 0, status: 'not run', problem: trouble ?? WAITING, diagnoses: [] };
    const { earned, status, problem, hiddenOnly, diagnoses } = result;
    return {
      ...{ id, title, points, earned, status, diagnoses: [...diagnoses] },
      ...(problem !== undefined && { problem }),
      ...(hiddenOnly && { hiddenOnly }),
    };
  });
  return {
    ...{ lab: entry.id, title: entry.title },
    ...{ points: sum(checks.map(({ points }) => points)), earned: sum(checks.map(({ earned }) => earned)) },
    ...(trouble !== undefined && { trouble }),
    checks,
  };
}

/** The trouble of every lab of a submission that has a trouble as a whole. */
export const REFUSED = 'the submission as a whole could not be graded';

/** Seen only where grading is cut off by somebody's time limit. */
const WAITING = 'the time was up before it was run';
