import { access, readdir, readFile, rm } from 'node:fs/promises';
import { InputError } from '../../base/errors.ts';
import type { FileStore } from '../../base/file-store.ts';
import { removeUnfinished, writeAtomically } from './atomic-write.ts';

/** Files on the disk; relative paths start at the working directory. */
export class NodeFileStore implements FileStore {
  read(path: string): Promise<Uint8Array> {
    return explained(path, async () => {
      const { buffer, byteOffset, length } = await readFile(path);
      return new Uint8Array(buffer, byteOffset, length); // not a Buffer, whose slice() does not copy
    });
  }

  write(path: string, content: Uint8Array | string): Promise<void> {
    return explained(path, () => writeAtomically(path, content));
  }

  exists(path: string): Promise<boolean> {
    return explained(path, () =>
      unlessMissing(
        access(path).then(() => true),
        false,
      ),
    );
  }

  list(folder: string): Promise<string[]> {
    return explained(folder, async () => (await unlessMissing(readdir(folder), [])).sort());
  }

  remove(path: string): Promise<void> {
    return explained(path, () => unlessMissing(rm(path, { recursive: true, force: true }), undefined));
  }

  removeUnfinished(folder: string): Promise<void> {
    return explained(folder, () => unlessMissing(removeUnfinished(folder), undefined));
  }
}

/** What went wrong and the cure, by the error code of the operating system. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file — check the path',
  EISDIR: 'is a folder, not a file — give the path of a file',
  ENOTDIR: 'a part of the path is a file, not a folder — check the path',
  EEXIST: 'a file stands where a folder is needed — move it away or choose another path',
  EACCES: 'permission denied — change the permissions of the file or its folder, or choose another path',
  EPERM: 'not permitted — close other programs that use the file, or choose another path',
  EROFS: 'the disk is read-only — choose a path on another disk',
  ENOSPC: 'the disk is full — free some space and run the command again; files written before are whole',
  EDQUOT: 'the disk quota is used up — free some space and run the command again; files written before are whole',
  ENAMETOOLONG: 'the path is too long — choose a shorter one',
  EMFILE: 'too many files are open — close other programs and try again',
};

async function explained<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new InputError(`${path}: ${PROBLEMS[code] ?? `${message} — check the disk and the path`}`);
  }
}

/** `fallback` where the file or folder, or one on the way to it, is not there. */
async function unlessMissing<T>(result: Promise<T>, fallback: T): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return fallback;
    throw error;
  }
}
