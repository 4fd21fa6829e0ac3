import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../base/errors.ts';

/**
 * Reads what is asked for from a folder that a student handed in; links, and whatever is reached through one, are not there.
 * @param wanted path → the most bytes that it may have
 * @throws InputError if a file is larger
 */
export async function readSubmissionFolder(
  folder: string,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, Uint8Array>> {
  const root = await realpath(await withoutWrapper(folder, wanted));
  const files = new Map<string, Uint8Array>();
  for (const [path, limit] of wanted) {
    const file = join(root, path);
    const stats = await regularFile(file);
    if (!stats) continue;
    if (stats.size > limit) throw new InputError(`${path} has ${stats.size} bytes, and at most ${limit} are read`);
    files.set(path, await readFile(file));
  }
  return files;
}

async function regularFile(path: string): Promise<Stats | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() && (await realpath(path)) === path ? stats : undefined;
  } catch {
    return undefined;
  }
}

/** Who unpacks and packs again often gets everything in one folder more. */
async function withoutWrapper(folder: string, wanted: ReadonlyMap<string, number>): Promise<string> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== '__MACOSX');
  const tops = new Set([...wanted.keys()].map((path) => path.split('/')[0]!));
  const [only, ...others] = names;
  const isWrapper = only !== undefined && others.length === 0 && !tops.has(only);
  return isWrapper && (await lstat(join(folder, only))).isDirectory() ? join(folder, only) : folder;
}
