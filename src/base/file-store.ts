import { InputError } from './errors.ts';

/**
 * Where files live, so that the code that reads and writes them runs in Node, in a browser and in a test alike.
 * Paths use `/`. Every failure is an InputError that names the path and the cure.
 */
export interface FileStore {
  /** The file's bytes. */
  read(path: string): Promise<Uint8Array>;
  /** All or nothing: a reader sees the old file or the new one, never half of it. Makes missing folders. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** The names (not paths) in a folder, sorted; none if it does not exist. */
  list(folder: string): Promise<string[]>;
  /** Removes a file or a whole folder; does nothing if it is not there. */
  remove(path: string): Promise<void>;
  /** Removes what writers that were killed left in a folder and below; nobody may be writing there. */
  removeUnfinished(folder: string): Promise<void>;
}

/**
 * Text of a file that must be UTF-8 (a byte order mark is dropped).
 * @throws InputError with the offset of the first byte that is not UTF-8
 */
export async function readText(store: FileStore, path: string): Promise<string> {
  return decodeUtf8(await store.read(path), path);
}

/** @throws InputError with the offset of the first byte that is not UTF-8 */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(
      `${path}: not UTF-8 at byte offset ${firstInvalidByte(bytes)} — save the file as UTF-8 and try again`,
    );
  }
}

/**
 * Offset of the first byte that is not UTF-8, or of the character that it breaks off: where the longest prefix ends that
 * is valid, or could be the beginning of something valid, found by bisection.
 */
function firstInvalidByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, middle), { unfinished: true })) good = middle;
    else bad = middle;
  }
  if (isUtf8(bytes.subarray(0, good), { unfinished: false })) return good;
  let start = good - 1;
  while ((bytes[start]! & 0xc0) === 0x80) start--; // back over 10xxxxxx, to the byte that leads the character
  return start;
}

function isUtf8(bytes: Uint8Array, { unfinished }: { unfinished: boolean }): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: unfinished });
    return true;
  } catch {
    return false;
  }
}

/** Files in memory: for tests and for the browser. */
export class MemoryFileStore implements FileStore {
  readonly #files = new Map<string, Uint8Array>();

  async read(path: string): Promise<Uint8Array> {
    const bytes = this.#files.get(path);
    if (!bytes) throw new InputError(`${path}: no such file — check the path`);
    return bytes;
  }

  async write(path: string, content: Uint8Array | string): Promise<void> {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content.slice());
  }

  async exists(path: string): Promise<boolean> {
    return [...this.#files.keys()].some((name) => name === path || name.startsWith(`${path}/`));
  }

  async list(folder: string): Promise<string[]> {
    const inside = [...this.#files.keys()].filter((name) => name.startsWith(`${folder}/`));
    return [...new Set(inside.map((name) => name.slice(folder.length + 1).split('/')[0]!))].sort();
  }

  async remove(path: string): Promise<void> {
    for (const name of [...this.#files.keys()]) {
      if (name === path || name.startsWith(`${path}/`)) this.#files.delete(name);
    }
  }

  async removeUnfinished(): Promise<void> {} // here writing is one step
}
