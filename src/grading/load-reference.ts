import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  entryOf,
  LABS_ROOT,
  type LoadedLab,
  type LoadedMistake,
  loadMistakes,
  loadSolution,
  readManifest,
} from './load-lab.ts';
import type { Implementation } from './scenario-runs.ts';

/** What only the full repository has: the right answers and the known wrong ones. */
export interface Reference {
  readonly implementation: Implementation;
  readonly mistakes: readonly LoadedMistake[];
}

/** @throws InputError where solutions are not handed out */
export async function loadReference({ folder, lab }: LoadedLab, root = LABS_ROOT): Promise<Reference> {
  const functions = await loadSolution(folder);
  const manifest = await readManifest(root);
  const labs = await Promise.all(
    (lab.uses ?? []).map(async (id) => [id, await loadSolution(join(root, entryOf(manifest, id).folder))] as const),
  );
  const files = await readFiles(join(folder, 'reference'), lab.files ?? []);
  return { implementation: { functions, labs: Object.fromEntries(labs), files }, mistakes: await loadMistakes(folder) };
}

/** The bytes of those files that are there, by name. */
export async function readFiles(folder: string, names: readonly string[]): Promise<Record<string, Uint8Array>> {
  const there = names.filter((name) => existsSync(join(folder, name)));
  const read = await Promise.all(there.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))]));
  return Object.fromEntries(read);
}
