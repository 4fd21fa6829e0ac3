import { type CaseSeed, drawCases } from './cases.ts';
import type { ExerciseProcess } from './exercise-process.ts';
import { gradeLab } from './grade-lab.ts';
import { inProcess } from './in-process.ts';
import type { LoadedLab, LoadedMistake } from './load-lab.ts';
import type { Reference } from './load-reference.ts';
import { computedOracle, type Oracle } from './oracle.ts';
import type { LabResult } from './result.ts';
import { ScenarioRuns, type Variant } from './scenario-runs.ts';
import { encode } from './wire.ts';

/** How many of a kind there are, and how many of them are graded as they have to be. */
export interface Tally {
  readonly right: number;
  readonly all: number;
}

/** What has a grade that is known beforehand. */
export interface Specimens {
  /** The functions that students get: nothing is written yet. Undefined where the file is somebody's own. */
  readonly starter: Readonly<Record<string, unknown>> | undefined;
  /** The right answers, and the mistakes that say which checks they fail. */
  readonly reference: Reference;
  /** Right in other ways. */
  readonly alternatives: readonly Variant[];
  /** Wrong in ways that the checks do not know. */
  readonly unseen: readonly Variant[];
}

export interface Proof {
  readonly starter: Tally;
  readonly reference: Tally;
  readonly alternatives: Tally;
  readonly mutants: Tally;
  readonly unseen: Tally;
  /** What is not graded as it has to be, a line each. */
  readonly problems: readonly string[];
}

/** Grades all specimens with the checks of a lab, on the cases of these seeds. */
export async function proveChecks(lab: LoadedLab, specimens: Specimens, seeds: readonly CaseSeed[]): Promise<Proof> {
  const { starter, reference, alternatives, unseen } = specimens;
  const runs = new ScenarioRuns(lab.scenarios, reference.implementation);
  const oracle = computedOracle(runs, reference.mistakes);
  const grade = (exercise: ExerciseProcess) => gradeLab({ lab, exercise, oracle, seeds, isolation: 'none' });
  const gradeVariant = (variant: Variant) => grade(replay(runs, variant));
  const problems: string[] = [];
  const tally = async <T extends { name: string }>(
    kind: string,
    items: readonly T[],
    problem: (item: T) => Promise<string | undefined>,
  ): Promise<Tally> => {
    let right = 0;
    for (const item of items) {
      const found = await problem(item);
      if (found) problems.push(`${kind}${item.name}: ${found}`);
      else right++;
    }
    return { right, all: items.length };
  };
  return {
    starter: await tally('', starter ? [{ name: 'starter', functions: starter }] : [], async ({ functions }) =>
      starterProblem(await grade(inProcess(lab.scenarios, { ...reference.implementation, functions }))),
    ),
    reference: await tally(
      '',
      [{ name: 'reference', functions: {} }],
      async (variant) => lost(await gradeVariant(variant)) ?? (await nanProblem(lab, oracle, seeds)),
    ),
    alternatives: await tally('', alternatives, async (variant) => lost(await gradeVariant(variant))),
    mutants: await tally('mutant ', reference.mistakes, async (mistake) =>
      mutantProblem(mistake, await gradeVariant(mistake)),
    ),
    unseen: await tally('', unseen, async (variant) =>
      lost(await gradeVariant(variant)) ? undefined : 'it has full marks',
    ),
    problems,
  };
}

/** A variant as a process; its runs are shared with the oracle's. */
function replay(runs: ScenarioRuns, variant: Variant): ExerciseProcess {
  return {
    call: async (scenario, input) => ({ outcome: await runs.variant(variant, scenario, input), printed: '' }),
    stop: async () => {},
  };
}

function starterProblem({ checks }: LabResult): string | undefined {
  const wrong = checks.find(({ status }) => status !== 'not written');
  return (
    wrong && (wrong.status === 'passed' ? `it passes ${wrong.id}` : `${wrong.id} fails otherwise: ${wrong.problem}`)
  );
}

/** The reference equals itself even where it comes to nothing. */
async function nanProblem({ entry, lab }: LoadedLab, oracle: Oracle, seeds: readonly CaseSeed[]) {
  for (const check of lab.checks) {
    for (const drawn of seeds.flatMap((seed) => drawCases(entry.id, check, seed))) {
      const outcome = await oracle.expected(check, drawn);
      if (outcome.kind === 'value' && encode(outcome.value).includes(encode(Number.NaN))) return `${check.id}: NaN`;
    }
  }
  return undefined;
}

/** Which checks fail, if any, and why. */
function lost({ checks }: Pick<LabResult, 'checks'>): string | undefined {
  const failed = checks.filter(({ status }) => status !== 'passed');
  return failed.length === 0 ? undefined : failed.map(({ id, problem }) => `${id} fails: ${problem}`).join('; ');
}

function mutantProblem({ name, mistake }: LoadedMistake, { checks }: LabResult): string | undefined {
  const failed = checks.filter(({ status }) => status !== 'passed');
  const survived = mistake.fails.filter((id) => !failed.some((check) => check.id === id));
  if (survived.length > 0) return `it passes ${survived.join(', ')}, which it says it fails`;
  const besides = failed.filter(({ id }) => !mistake.fails.includes(id));
  if (besides.length > 0) return `also ${lost({ checks: besides })} — add it to "fails", or mend the check`;
  const misnamed = failed.find(({ diagnoses }) => diagnoses.length !== 1 || diagnoses[0]!.mistake !== name);
  const names = misnamed?.diagnoses.map((diagnosis) => diagnosis.mistake).join(' or ');
  return misnamed && `${misnamed.id} calls it ${names || 'nothing'}`;
}
