import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLIC } from '../../../src/grading/cases.ts';
import { gradeLab } from '../../../src/grading/grade-lab.ts';
import type { HandedIn } from '../../../src/grading/handed-in.ts';
import { entryOf, LABS_ROOT, type LoadedLab, loadLab, readManifest } from '../../../src/grading/load-lab.ts';
import { loadReference } from '../../../src/grading/load-reference.ts';
import { computedOracle, type Oracle } from '../../../src/grading/oracle.ts';
import { plainRunner } from '../../../src/grading/plain-runner.ts';
import { ScenarioRuns } from '../../../src/grading/scenario-runs.ts';
import { startExercise } from '../../../src/grading/start-exercise.ts';
import { type Mutation, mutationsOf } from './mutations.ts';

const AT_ONCE = 2;

/** Seconds: a mutation may well turn a loop endless. */
const PATIENCE = 20;

export interface MutationRun {
  readonly all: number;
  /** Mutations that all checks pass. */
  readonly survivors: readonly string[];
}

/** Changes one thing at a time in the reference of a lab, and grades each. */
export async function runMutations(id: string): Promise<MutationRun> {
  const manifest = await readManifest();
  const lab = await loadLab(entryOf(manifest, id));
  const { implementation } = await loadReference(lab);
  const oracle = computedOracle(new ScenarioRuns(lab.scenarios, implementation), []);
  const used = (lab.lab.uses ?? []).map(async (id) => [id, await solutionOf(entryOf(manifest, id).folder)] as const);
  const handedIn = { labs: Object.fromEntries(await Promise.all(used)), files: implementation.files ?? {} };
  const mutations = mutationsOf(await solutionOf(lab.entry.folder));
  const waiting = [...mutations];
  const survivors: string[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await survives(next, lab, oracle, handedIn)) survivors.push(next.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { all: mutations.length, survivors: survivors.sort() };
}

const solutionOf = (folder: string): Promise<string> => readFile(join(LABS_ROOT, folder, 'solution.ts'), 'utf8');

async function survives(
  { text }: Mutation,
  lab: LoadedLab,
  oracle: Oracle,
  others: Omit<HandedIn, 'exercise'>,
): Promise<boolean> {
  const exercise = await startExercise(lab, { exercise: text, ...others }, plainRunner);
  const impatient = { ...exercise, call: (scenario: string, input: never) => exercise.call(scenario, input, PATIENCE) };
  try {
    for (const { id } of lab.lab.checks) {
      const options = { lab, exercise: impatient, oracle, seeds: [PUBLIC], isolation: plainRunner.isolation };
      const { points, earned } = await gradeLab({ ...options, only: new Set([id]) });
      if (earned < points) return false;
    }
    return true;
  } finally {
    await exercise.stop();
  }
}
