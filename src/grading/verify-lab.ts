import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabEntry } from '../../labs/manifest.ts';
import { type CaseSeed, PUBLIC } from './cases.ts';
import type { ExerciseProcess } from './exercise-process.ts';
import { generateExercise } from './generate-exercise.ts';
import { gradeLab } from './grade-lab.ts';
import { inProcess } from './in-process.ts';
import { LABS_ROOT, type LoadedLab, type LoadedMistake, loadFolder, loadLab, loadStarter } from './load-lab.ts';
import { loadReference } from './load-reference.ts';
import { computedOracle } from './oracle.ts';
import type { LabResult } from './result.ts';
import { ScenarioRuns, type Variant } from './scenario-runs.ts';
import { structureProblems } from './verify-structure.ts';

/** How many of a kind there are, and how many of them are graded as they have to be. */
export interface Tally {
  readonly right: number;
  readonly all: number;
}

export interface LabProof {
  readonly lab: string;
  readonly starter: Tally;
  readonly reference: Tally;
  readonly alternatives: Tally;
  readonly mutants: Tally;
  readonly unseen: Tally;
  /** What is not as it has to be, a line each. */
  readonly problems: readonly string[];
}

/** Where the repository keeps what the labs are tested with: `NN/alternatives/`, `NN/unseen/`. */
const TESTS_ROOT = join(LABS_ROOT, '../tests/labs');

/** There have to be so many of each. */
const LEAST = { alternatives: 3, mutants: 5 };

/** Grades with a lab's checks everything whose grade is known beforehand, with the cases of these seeds. */
export async function verifyLab(entry: LabEntry, seeds: readonly CaseSeed[] = [PUBLIC]): Promise<LabProof> {
  const lab = await loadLab(entry);
  const reference = await loadReference(lab);
  const runs = new ScenarioRuns(lab.scenarios, reference.implementation);
  const oracle = computedOracle(runs, reference.mistakes);
  const grade = (exercise: ExerciseProcess) => gradeLab({ lab, exercise, oracle, seeds, isolation: 'none' });
  const gradeVariant = (variant: Variant) => grade(replay(runs, variant));
  const problems = await structureProblems(lab, reference);
  const tally = async <T>(kind: string, items: readonly T[], problem: (item: T) => Promise<string | undefined>) => {
    let right = 0;
    for (const item of items) {
      const found = await problem(item);
      if (found) problems.push(`${kind}${found}`);
      else right++;
    }
    return { right, all: items.length };
  };
  const byName = (folder: string) => loadVariants(join(TESTS_ROOT, entry.id, folder), folder);
  const alternatives = await byName('alternatives');
  if (alternatives.length < LEAST.alternatives) problems.push(`fewer than ${LEAST.alternatives} alternatives`);
  if (reference.mistakes.length < LEAST.mutants) problems.push(`fewer than ${LEAST.mutants} mutants`);
  return {
    lab: entry.id,
    starter: await tally('starter: ', [lab], () =>
      starterProblem(lab, (functions) => grade(inProcess(lab.scenarios, { ...reference.implementation, functions }))),
    ),
    reference: await tally('reference: ', [oracle], async () => lost(await gradeVariant({ name: '', functions: {} }))),
    alternatives: await tally('', alternatives, async (variant) =>
      prefixed(variant.name, lost(await gradeVariant(variant))),
    ),
    mutants: await tally('mutant ', reference.mistakes, async (mistake) =>
      prefixed(mistake.name, mutantProblem(mistake, await gradeVariant(mistake))),
    ),
    unseen: await tally('', await byName('unseen'), async (variant) =>
      lost(await gradeVariant(variant)) ? undefined : `${variant.name}: full marks`,
    ),
    problems,
  };
}

async function loadVariants(folder: string, kind: string): Promise<Variant[]> {
  return (await loadFolder(folder)).map(({ name, exports }) => ({ name: `${kind}/${name}`, functions: exports }));
}

/** A variant as a process; its runs are shared with the oracle's. */
function replay(runs: ScenarioRuns, variant: Variant): ExerciseProcess {
  return {
    call: async (scenario, input) => ({ outcome: await runs.variant(variant, scenario, input), printed: '' }),
    stop: async () => {},
  };
}

async function starterProblem(
  lab: LoadedLab,
  grade: (functions: Readonly<Record<string, unknown>>) => Promise<LabResult>,
): Promise<string | undefined> {
  const path = join(lab.folder, 'exercise.ts');
  const fresh = generateExercise(
    await readFile(join(lab.folder, 'solution.ts'), 'utf8'),
    join(lab.folder, 'solution.ts'),
  );
  if (!existsSync(path)) return `${path} is not there — npm run labs:generate -- ${lab.entry.id}`;
  if ((await readFile(path, 'utf8')) !== fresh) {
    return `${path} is not what solution.ts gives. If you have begun this lab, all is well: the file is yours. If solution.ts was changed: npm run labs:generate -- ${lab.entry.id}`;
  }
  const { checks } = await grade(await loadStarter(lab.folder));
  const wrong = checks.find(({ status }) => status !== 'not written');
  return wrong && `${wrong.id} ${wrong.status === 'passed' ? 'passes' : `fails otherwise: ${wrong.problem}`}`;
}

/** Which checks fail, if any, and why. */
function lost({ checks }: Pick<LabResult, 'checks'>): string | undefined {
  const failed = checks.filter(({ status }) => status !== 'passed');
  return failed.length === 0 ? undefined : failed.map(({ id, problem }) => `${id} fails: ${problem}`).join('; ');
}

function mutantProblem({ name, mistake }: LoadedMistake, { checks }: LabResult): string | undefined {
  const failed = checks.filter(({ status }) => status !== 'passed').map(({ id }) => id);
  const survived = mistake.fails.filter((id) => !failed.includes(id));
  if (survived.length > 0) return `passes ${survived.join(', ')}, which it says it fails`;
  const besides = checks.filter(({ id }) => failed.includes(id) && !mistake.fails.includes(id));
  if (besides.length > 0) return `also ${lost({ checks: besides })} — add it to "fails", or mend the check`;
  const misnamed = checks.find(({ diagnoses, status }) => {
    return status !== 'passed' && (diagnoses.length !== 1 || diagnoses[0]!.mistake !== name);
  });
  const names = misnamed?.diagnoses.map((diagnosis) => diagnosis.mistake).join(' or ');
  return misnamed && `${misnamed.id} calls it ${names || 'nothing'}`;
}

const prefixed = (name: string, problem: string | undefined) => problem && `${name}: ${problem}`;
