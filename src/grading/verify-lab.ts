import { join } from 'node:path';
import type { LabEntry } from '../../labs/manifest.ts';
import { type CaseSeed, PUBLIC } from './cases.ts';
import { LABS_ROOT, loadFolder, loadLab, loadStarter } from './load-lab.ts';
import { loadReference } from './load-reference.ts';
import { type Proof, proveChecks } from './prove-checks.ts';
import type { Variant } from './scenario-runs.ts';
import { verifyExercise } from './verify-exercise.ts';
import { structureProblems } from './verify-structure.ts';

export interface LabProof extends Proof {
  readonly lab: string;
  /** The functions of its exercise that somebody has begun to write; then there is no starter to prove. */
  readonly begun: readonly string[];
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
  const exercise = await verifyExercise(lab);
  const isStarter = exercise.problems.length === 0 && exercise.begun.length === 0;
  const starter = isStarter ? await loadStarter(lab.folder) : undefined;
  const problems = [...(await structureProblems(lab, reference)), ...exercise.problems];
  if (alternatives.length < LEAST.alternatives) problems.push(`fewer than ${LEAST.alternatives} alternatives`);
  if (reference.mistakes.length < LEAST.mutants) problems.push(`fewer than ${LEAST.mutants} mutants`);
  for (const { name, functions } of [...alternatives, ...unseen, ...reference.mistakes]) {
    if (Object.keys(functions).some((key) => key in reference.implementation.functions)) continue;
    problems.push(`${name}: exports no function of the exercise`);
  }
  const proof = await proveChecks(lab, { starter, reference, alternatives, unseen }, seeds);
  return { ...proof, lab: entry.id, begun: exercise.begun, problems: [...problems, ...proof.problems] };
}

async function variants({ id }: LabEntry, kind: string): Promise<Variant[]> {
  const modules = await loadFolder(join(TESTS_ROOT, id, kind));
  return modules.map(({ name, exports }) => ({ name: `${kind}/${name}.ts`, functions: exports }));
}
