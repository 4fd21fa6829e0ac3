import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabEntry } from '../../labs/manifest.ts';
import { type CaseSeed, PUBLIC } from './cases.ts';
import { generateExercise } from './generate-exercise.ts';
import { LABS_ROOT, type LoadedLab, loadFolder, loadLab, loadStarter } from './load-lab.ts';
import { loadReference } from './load-reference.ts';
import { type Proof, proveChecks } from './prove-checks.ts';
import type { Variant } from './scenario-runs.ts';
import { structureProblems } from './verify-structure.ts';

export interface LabProof extends Proof {
  readonly lab: string;
}

/** Where the repository keeps what the labs are tested with: `NN/alternatives/`, `NN/unseen/`. */
const TESTS_ROOT = join(LABS_ROOT, '../tests/labs');

/** There have to be so many of each. */
const LEAST = { alternatives: 3, mutants: 5 };

/** Proves that a lab is whole and grades what it is made to grade, on the cases of these seeds. */
export async function verifyLab(entry: LabEntry, seeds: readonly CaseSeed[] = [PUBLIC]): Promise<LabProof> {
  const lab = await loadLab(entry);
  const reference = await loadReference(lab);
  const alternatives = await variants(entry, 'alternatives');
  const unseen = await variants(entry, 'unseen');
  const specimens = {
    ...{ reference, alternatives, unseen },
    starter: existsSync(join(lab.folder, 'exercise.ts')) ? await loadStarter(lab.folder) : {},
  };
  const problems = [...(await structureProblems(lab, reference)), ...(await exerciseProblems(lab))];
  if (alternatives.length < LEAST.alternatives) problems.push(`fewer than ${LEAST.alternatives} alternatives`);
  if (reference.mistakes.length < LEAST.mutants) problems.push(`fewer than ${LEAST.mutants} mutants`);
  for (const { name, functions } of [...alternatives, ...unseen, ...reference.mistakes]) {
    if (Object.keys(functions).some((key) => key in reference.implementation.functions)) continue;
    problems.push(`${name}: exports no function of the exercise`);
  }
  const proof = await proveChecks(lab, specimens, seeds);
  return { ...proof, lab: entry.id, problems: [...problems, ...proof.problems] };
}

async function variants({ id }: LabEntry, kind: string): Promise<Variant[]> {
  const modules = await loadFolder(join(TESTS_ROOT, id, kind));
  return modules.map(({ name, exports }) => ({ name: `${kind}/${name}.ts`, functions: exports }));
}

/** Whether `exercise.ts` is what is made of `solution.ts`. */
async function exerciseProblems({ entry, folder }: LoadedLab): Promise<string[]> {
  const [exercise, solution] = [join(folder, 'exercise.ts'), join(folder, 'solution.ts')];
  const cure = `npm run labs:generate -- ${entry.id}`;
  if (!existsSync(exercise)) return [`${exercise} is not there — ${cure}`];
  const made = generateExercise(await readFile(solution, 'utf8'), solution);
  if ((await readFile(exercise, 'utf8')) === made) return [];
  return [
    `${exercise} is not what solution.ts gives. If you have begun this lab, all is well: the file is yours. If solution.ts was changed: ${cure}`,
  ];
}
