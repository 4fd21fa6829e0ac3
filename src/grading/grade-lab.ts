import { type CaseSeed, drawCases } from './cases.ts';
import { candidates, type FailedCase, nameMistakes } from './diagnose.ts';
import type { ExerciseProcess } from './exercise-process.ts';
import { explain, isNotWritten } from './explain.ts';
import type { Check } from './lab.ts';
import type { LoadedLab } from './load-lab.ts';
import type { NamedMistake, Oracle } from './oracle.ts';
import type { CheckResult, LabResult } from './result.ts';

/** For one call; a lab's scenario may ask for more. */
export const CALL_SECONDS = 10;

/** In letters. A judge may quote a result, and a result may be long. */
const LONGEST_PROBLEM = 1000;

export interface GradeOptions {
  readonly lab: LoadedLab;
  /** The code that is graded, started; it is not stopped here. */
  readonly exercise: ExerciseProcess;
  readonly oracle: Oracle;
  /** Public cases, hidden ones, or both. */
  readonly seeds: readonly CaseSeed[];
  readonly isolation: string;
  /** Only these checks; all unless told. */
  readonly only?: ReadonlySet<string>;
  /** Called after each check, with what is known until then. */
  onCheck?(result: CheckResult): void | Promise<void>;
}

/** Runs the checks of a lab one after the other. Same code, same seeds: same result. */
export async function gradeLab(options: GradeOptions): Promise<LabResult> {
  const { lab, oracle, seeds, only } = options;
  const results: CheckResult[] = [];
  const found = new Map<string, readonly NamedMistake[]>();
  const checks = lab.lab.checks.filter(({ id }) => only?.has(id) ?? true);
  for (const check of checks) {
    const { result, failed } = await runCheck(check, options);
    if (result.status === 'failed') found.set(check.id, await candidates(oracle, check, failed));
    results.push(result);
    await options.onCheck?.(nameMistakes(results, found).at(-1)!);
  }
  const named = nameMistakes(results, found);
  return {
    lab: lab.entry.id,
    points: sum(named.map(({ points }) => points)),
    earned: sum(named.map(({ earned }) => earned)),
    checks: named,
    hiddenNotRun: seeds.some(({ hidden }) => hidden) ? 0 : checks.length,
    isolation: options.isolation,
  };
}

async function runCheck(check: Check, { lab, exercise, oracle, seeds }: GradeOptions) {
  const failed: FailedCase[] = [];
  let problem: string | undefined;
  let printed = '';
  const cases = seeds.flatMap((seed) => drawCases(lab.entry.id, check, seed));
  for (const drawn of cases) {
    const reply = await exercise.call(check.scenario, drawn.input, check.seconds ?? CALL_SECONDS);
    printed += reply.printed;
    const wrong = await explain(check, drawn, reply.outcome, () => oracle.expected(check, drawn));
    if (wrong === undefined) continue;
    problem ??= wrong.slice(0, LONGEST_PROBLEM);
    failed.push({ drawn, outcome: reply.outcome });
    if (isFinal(reply.outcome.kind)) break;
  }
  const first = failed[0];
  const status = !first ? 'passed' : isNotWritten(first.outcome) ? 'not written' : 'failed';
  const result: CheckResult = {
    id: check.id,
    title: check.title,
    points: check.points,
    earned: first ? 0 : check.points,
    status,
    ...(problem !== undefined && { problem }),
    ...(first?.drawn.hidden && seeds.some(({ hidden }) => !hidden) && { hiddenOnly: true }),
    diagnoses: [],
    ...(printed && { printed }),
  };
  return { result, failed };
}

/** Whether the other cases of the check would end in the same way, after the same wait. */
const isFinal = (kind: string): boolean => kind === 'timed out' || kind === 'crashed' || kind === 'not loaded';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
