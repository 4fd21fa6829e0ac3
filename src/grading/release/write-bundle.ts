import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabEntry } from '../../../labs/manifest.ts';
import type { FileStore } from '../../base/file-store.ts';
import { generateExercise } from '../generate-exercise.ts';
import { loadLab } from '../load-lab.ts';
import { openOracle } from '../open-oracle.ts';
import { EXERCISE_FILE, questionsOf } from '../pack-submission.ts';
import { CASES_FILE, recordCases } from '../recorded-oracle.ts';
import { STARTER_FILE } from '../starter.ts';
import { ANSWERS_FILE, answersTemplate } from '../written-answers.ts';
import { forStudents, studentFiles } from './student-files.ts';
import { type PackageJson, type PackageLock, studentLock, studentPackage } from './student-package.ts';

/** The students' guide of the labs; it is the first thing to read in a bundle. */
const GUIDE = 'labs/README.md';

const BIN = 'src/cli/bin.js';

/**
 * Writes what students get: the library, the labs with starters in the place of solutions, what solutions and known
 * mistakes answer to the public cases, and the packages to install.
 *
 * @param repository absolute
 * @param out a folder that does not exist yet
 * @param onLab called before each lab
 * @throws InputError if a lab is not complete
 */
export async function writeBundle(
  store: FileStore,
  repository: string,
  manifest: readonly LabEntry[],
  out: string,
  onLab: (entry: LabEntry) => void,
): Promise<void> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(repository, name), 'utf8'));
  const write = (path: string, content: Uint8Array | string) => store.write(`${out}/${path}`, content);
  const packageJson = studentPackage((await json('package.json')) as PackageJson);
  const lock = studentLock((await json('package-lock.json')) as PackageLock, packageJson);
  await write('package.json', `${JSON.stringify(packageJson, null, 2)}\n`);
  await write('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);

  for (const path of await studentFiles(repository, manifest)) {
    const content = await readFile(join(repository, path));
    const isText = /^labs\/.*\.(ts|md)$/.test(path);
    await write(path === GUIDE ? 'README.md' : path, isText ? forStudents(content.toString()) : content);
  }
  await chmod(`${out}/${BIN}`, 0o755); // npx runs it as a program
  for (const entry of manifest) {
    onLab(entry);
    await writeLab(store, repository, entry, `${out}/labs/${entry.folder}`);
  }
}

/** What is made for a lab, and not copied. */
async function writeLab(store: FileStore, repository: string, entry: LabEntry, folder: string): Promise<void> {
  const source = join(repository, 'labs', entry.folder);
  const starter = generateExercise(await readFile(join(source, 'solution.ts'), 'utf8'), `${source}/solution.ts`);
  await store.write(`${folder}/${EXERCISE_FILE}`, starter);
  await store.write(`${folder}/${STARTER_FILE}`, starter);
  const lab = await loadLab(entry, join(repository, 'labs'));
  await store.write(`${folder}/${CASES_FILE}`, await recordCases(lab, await openOracle(lab, join(repository, 'labs'))));
  const questions = await questionsOf(store, source);
  if (questions.length > 0) {
    await store.write(`${folder}/${ANSWERS_FILE}`, answersTemplate(`lab ${entry.id}, ${entry.title}`, questions));
  }
}
