import { type Dirent, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { SUBMISSION_FILE } from '../submission-manifest.ts';

/** Something that was handed in, before anyone has looked inside. */
export interface Found {
  /** Its own name, which no other submission has. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'zip' | 'folder' | 'other';
}

/**
 * The submissions of a folder, one for each zip and folder in it, by name; or the one that the path itself is.
 * @throws InputError if there is nothing
 */
export async function findSubmissions(path: string): Promise<Found[]> {
  const itself = await submissionAt(path);
  if (itself.kind !== 'folder' || existsSync(join(path, SUBMISSION_FILE))) return [itself];
  const entries = await readdir(path, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
    .map((entry): Found => ({ name: entry.name, path: join(path, entry.name), kind: kindOf(entry) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (found.length === 0)
    throw new InputError(`${path}: the folder is empty — put a zip or folder of each student in it`);
  return found;
}

/**
 * The path as one submission, whatever is in it.
 * @throws InputError if it is not there
 */
export async function submissionAt(path: string): Promise<Found> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) throw new InputError(`${path}: no such file or folder — give the folder with the submissions`);
  return { name: basename(resolve(path)), path, kind: stats.isDirectory() ? 'folder' : 'zip' };
}

/** A link is neither: it could lead anywhere. */
function kindOf(entry: Dirent): Found['kind'] {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() && /\.zip$/i.test(entry.name) ? 'zip' : 'other';
}
