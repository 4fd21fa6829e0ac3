import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What temporary files end in; one stays behind only where the process was killed as it wrote. */
const UNFINISHED = '.unfinished';

/**
 * Writes a file so that a reader sees the old one or the new one, never half of it, even if the machine stops: to a
 * temporary name in the same folder, flushed to the disk, renamed. The temporary file is removed if anything fails.
 * Missing folders are made.
 *
 * @throws NodeJS.ErrnoException as the file system gives it
 */
export async function writeAtomically(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Removes what killed processes left half-written in a folder and all folders below. Nobody else may be writing there.
 *
 * @throws NodeJS.ErrnoException as the file system gives it
 */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names) if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
}
