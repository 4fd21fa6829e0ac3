import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LabEntry } from '../../../labs/manifest.ts';
import { EXERCISE_FILE } from '../pack-submission.ts';
import { STARTER_FILE } from '../starter.ts';
import { withoutRubrics } from '../written-answers.ts';

/** Folders and files of the repository that students get, besides its labs and what is made for them. */
const SHARED = ['LICENSE', 'tsconfig.json', '.gitignore', '.gitattributes', 'datasets', 'src'];

/** The kernels come built: their sources would ask for the compiler. */
const NOT_SHARED = /^src\/wasm\/assembly\//;

/** What stands beside the labs and is not for students, or is somebody's own. */
const FOR_INSTRUCTORS = ['INSTRUCTORS.md', 'progress.json'];

/** What is not code in a lab, and yet not for students or not ours: answers, reference weights, backups. */
const KEPT_BACK = ['answers.md', 'cases.json', STARTER_FILE];

const SOLUTION = 'solution.ts';

/** Where a lab begins. The code that these name, in an import or in a sentence, goes to students, and no other does. */
const ENTRIES = [SOLUTION, 'scenarios.ts', 'checks.ts', 'README.md', 'questions.md'];

/** The repository's files that go into a student's copy, by path with `/`, sorted; exercises are made, not copied. */
export async function studentFiles(repository: string, manifest: readonly LabEntry[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of SHARED) files.push(...(await filesBelow(repository, name)));
  const names = (await readdir(join(repository, 'labs'))).filter((name) => /\.(ts|md|json)$/.test(name));
  files.push(...names.filter((name) => !FOR_INSTRUCTORS.includes(name)).map((name) => `labs/${name}`));
  for (const { folder } of manifest) files.push(...(await labFiles(repository, `labs/${folder}`)));
  return files.filter((path) => !NOT_SHARED.test(path)).sort();
}

/** The text of a lab's file as students get it: types come from the exercise, where there is no solution; no rubrics. */
export const forStudents = (text: string): string => withoutRubrics(text.replaceAll(`./${SOLUTION}`, './exercise.ts'));

async function labFiles(repository: string, folder: string): Promise<string[]> {
  const names = await readdir(join(repository, folder));
  const assets = names.filter((name) => /\.(md|svg|png|csv|json)$/.test(name) && !KEPT_BACK.includes(name));
  const reached = new Set(ENTRIES.filter((name) => names.includes(name)));
  for (const name of reached) {
    const text = await readFile(join(repository, folder, name), 'utf8');
    for (const [named] of text.matchAll(/[\w-]+\.ts\b/g)) if (names.includes(named)) reached.add(named); // grows as we go
  }
  for (const kept of [SOLUTION, EXERCISE_FILE]) reached.delete(kept); // students get the starter that is made of it
  return [...new Set([...assets, ...reached])].map((name) => `${folder}/${name}`);
}

async function filesBelow(repository: string, path: string): Promise<string[]> {
  const entries = await readdir(join(repository, path), { withFileTypes: true, recursive: true }).catch(
    () => undefined,
  );
  if (!entries) return [path]; // a file
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => relative(repository, join(file.parentPath, file.name)).replaceAll('\\', '/'));
}
