import type { Case } from './cases.ts';
import type { Check, Mistake } from './lab.ts';
import type { LoadedMistake } from './load-lab.ts';
import type { Outcome } from './outcome.ts';
import type { ScenarioRuns } from './scenario-runs.ts';

/** Knows the right answers and those of the known mistakes. It never enters the process of a student's code. */
export interface Oracle {
  readonly mistakes: readonly NamedMistake[];
  /** What the reference answers. */
  expected(check: Check, drawn: Case): Promise<Outcome>;
  /** What somebody answers who made this mistake. */
  mistaken(check: Check, drawn: Case, mistake: string): Promise<Outcome>;
}

export interface NamedMistake extends Mistake {
  readonly name: string;
}

/** Runs the reference and the mistakes here, when they are asked for. */
export function computedOracle(runs: ScenarioRuns, mistakes: readonly LoadedMistake[]): Oracle {
  const named = new Map(mistakes.map((mistake) => [mistake.name, mistake]));
  return {
    mistakes: mistakes.map(({ name, mistake }) => ({ name, ...mistake })),
    expected: (check, { input }) => runs.reference(check.scenario, input),
    mistaken: (check, { input }, name) => runs.variant(named.get(name)!, check.scenario, input),
  };
}
