import { type FileStore, readText } from '../base/file-store.ts';
import { generateExercise } from './generate-exercise.ts';

/** The exercise as it was handed out, in a student's copy of the labs, where there is no solution to make it from. */
export const STARTER_FILE = 'exercise.ts.orig';

/** @returns undefined where there is neither a solution to make it from nor a copy of it */
export async function starterOf(store: FileStore, folder: string): Promise<string | undefined> {
  const solution = `${folder}/solution.ts`;
  if (await store.exists(solution)) return generateExercise(await readText(store, solution), solution);
  const copy = `${folder}/${STARTER_FILE}`;
  return (await store.exists(copy)) ? readText(store, copy) : undefined;
}
