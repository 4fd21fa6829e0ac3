import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateExercise, regionsOf, unwritten } from './generate-exercise.ts';
import type { LoadedLab } from './load-lab.ts';
import { EXERCISE_FILE } from './pack-submission.ts';

/** What there is to say of an exercise beside its solution. */
export interface ExerciseState {
  readonly problems: readonly string[];
  /** The functions that somebody has begun to write: the file is theirs, and no starter any more. */
  readonly begun: readonly string[];
}

/** Whether `exercise.ts` is what is made of `solution.ts`, or somebody's own. */
export async function verifyExercise({ entry, folder }: Pick<LoadedLab, 'entry' | 'folder'>): Promise<ExerciseState> {
  const [path, solutionPath] = [join(folder, EXERCISE_FILE), join(folder, 'solution.ts')];
  const cure = `npm run labs:generate -- ${entry.id}`;
  if (!existsSync(path)) return { problems: [`${path} is not there — ${cure}`], begun: [] };
  const [exercise, solution] = [await readFile(path, 'utf8'), await readFile(solutionPath, 'utf8')];
  if (exercise === generateExercise(solution, solutionPath)) return { problems: [], begun: [] };
  const begun = begunRegions(solution, exercise);
  return { problems: begun.length > 0 ? [] : [`${path} is not what solution.ts gives — ${cure}`], begun };
}

/** Functions of a solution that an exercise has no starter for. */
export function begunRegions(solution: string, exercise: string): string[] {
  const waiting = new Set(unwritten(exercise));
  return regionsOf(solution).flatMap(({ name }) => (waiting.has(name) ? [] : [name]));
}
