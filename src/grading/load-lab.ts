import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LabEntry } from '../../labs/manifest.ts';
import { InputError, unknownName } from '../base/errors.ts';
import type { AnyScenarios } from './call-scenario.ts';
import type { Lab, Mistake } from './lab.ts';

/** Where this repository, or a student's copy of it, keeps its labs. */
export const LABS_ROOT = fileURLToPath(new URL('../../labs/', import.meta.url));

/** What a lab is to whoever grades it: no solution is in it. */
export interface LoadedLab {
  readonly entry: LabEntry;
  /** The lab's folder, absolute. */
  readonly folder: string;
  readonly lab: Lab;
  readonly scenarios: AnyScenarios;
}

/** A known mistake by the name of its file, with the functions that are wrong. */
export interface LoadedMistake {
  readonly name: string;
  readonly mistake: Mistake;
  readonly functions: Readonly<Record<string, unknown>>;
}

/** The labs of a course. */
export async function readManifest(root = LABS_ROOT): Promise<readonly LabEntry[]> {
  return ((await load(join(root, 'manifest.ts'))) as typeof import('../../labs/manifest.ts')).manifest;
}

/** @throws UsageError for an id that no lab has */
export function entryOf(manifest: readonly LabEntry[], id: string): LabEntry {
  const entry = manifest.find((lab) => lab.id === id || lab.folder === id);
  if (!entry)
    throw unknownName(
      'lab',
      id,
      manifest.map((lab) => lab.id),
    );
  return entry;
}

/** @throws InputError if the lab has no checks or no scenarios */
export async function loadLab(entry: LabEntry, root = LABS_ROOT): Promise<LoadedLab> {
  const folder = join(root, entry.folder);
  const { lab } = (await loadPart(folder, 'checks.ts')) as { lab: Lab };
  const { scenarios } = (await loadPart(folder, 'scenarios.ts')) as { scenarios: AnyScenarios };
  return { entry, folder, lab, scenarios };
}

/** What `solution.ts` exports. @throws InputError where solutions are not handed out */
export async function loadSolution(folder: string): Promise<Readonly<Record<string, unknown>>> {
  return await loadPart(
    folder,
    'solution.ts',
    " — students' copies hold no solutions: grade with the instructor's copy",
  );
}

/** What `exercise.ts` exports. */
export async function loadStarter(folder: string): Promise<Readonly<Record<string, unknown>>> {
  return await loadPart(folder, 'exercise.ts');
}

/** All of `mutants/`, by name. */
export async function loadMistakes(folder: string): Promise<LoadedMistake[]> {
  const modules = await loadFolder(join(folder, 'mutants'));
  return modules.map(({ name, exports: { mistake, ...functions } }) => ({
    name,
    mistake: mistake as Mistake,
    functions,
  }));
}

/** Every TypeScript module right in a folder, in the order of names; none if there is no such folder. */
export async function loadFolder(folder: string): Promise<{ name: string; exports: Record<string, unknown> }[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules: { name: string; exports: Record<string, unknown> }[] = [];
  for (const file of files) modules.push({ name: file.slice(0, -3), exports: await load(join(folder, file)) });
  return modules;
}

async function loadPart(folder: string, file: string, cure = ''): Promise<Record<string, unknown>> {
  const path = join(folder, file);
  if (!existsSync(path)) throw new InputError(`${path}: there is no such file${cure}`);
  return await load(path);
}

async function load(path: string): Promise<Record<string, unknown>> {
  return { ...((await import(pathToFileURL(path).href)) as Record<string, unknown>) };
}
