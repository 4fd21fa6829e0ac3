import { InputError, UsageError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { writeJson } from '../base/json-file.ts';
import type { Experiment } from './experiment.ts';
import { checked } from './overrides.ts';
import { type RunFile, readRunFile } from './run-files.ts';

/** The first of `name`, `name-2`, `name-3` … that does not exist. */
export async function freeFolder(store: FileStore, name: string): Promise<string> {
  let folder = name;
  for (let number = 2; await store.exists(folder); number++) folder = `${name}-${number}`;
  return folder;
}

/** Begins a run in a new folder. @throws UsageError if the folder exists */
export async function createRun(store: FileStore, folder: string, run: RunFile): Promise<void> {
  if (await store.exists(folder)) {
    throw new UsageError(
      `${folder} exists — go on with it by --resume, replace it by --force, or choose another folder by --out`,
    );
  }
  await writeJson(store, `${folder}/run.json`, run);
}

/** Removes a run, and nothing but a run. @throws UsageError if the folder holds something else */
export async function removeRun(store: FileStore, folder: string): Promise<void> {
  const names = await store.list(folder);
  if (names.length > 0 && !names.includes('run.json')) {
    throw new UsageError(
      `${folder} is not a run folder (it has no run.json), so --force leaves it alone — choose another folder by --out`,
    );
  }
  await store.remove(folder);
}

/** The run in a folder. @throws InputError if there is none, or one of another version */
export async function readRun(
  store: FileStore,
  folder: string,
): Promise<Omit<RunFile, 'experiment'> & { readonly experiment: Experiment }> {
  const run = await readRunFile(store, folder);
  return { ...run, experiment: checked(run.experiment) };
}

/**
 * @param asked what the command line asks for, or undefined if it names no setting
 * @throws UsageError if it asks for another experiment, or the data have changed since
 */
export function expectSameRun(folder: string, run: RunFile, asked: Experiment | undefined, dataChecksum: string): void {
  const changed = asked ? differences(run.experiment, asked) : [];
  if (changed.length > 0) {
    throw new UsageError(
      `${folder} was begun with other settings (${changed.join('; ')}) — leave those options out to resume it, or choose another folder by --out`,
    );
  }
  if (run.dataChecksum !== dataChecksum) {
    throw new InputError(`${run.dataFile} has changed since ${folder} was begun — restore it, or begin a new run`);
  }
}

/** The settings that differ, as `path: then → now`. */
function differences(then: unknown, now: unknown, path = ''): string[] {
  const nested = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value);
  if (!nested(then) || !nested(now)) {
    return JSON.stringify(then) === JSON.stringify(now)
      ? []
      : [`${path}: ${JSON.stringify(then)} → ${JSON.stringify(now)}`];
  }
  const [before, after] = [then as Record<string, unknown>, now as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differences(before[key], after[key], path ? `${path}.${key}` : key));
}
