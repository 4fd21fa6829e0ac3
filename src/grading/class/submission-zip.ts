import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { InputError } from '../../base/errors.ts';
import { decodeName, fileNames, HOW_TO_PACK } from './entry-names.ts';

const MEBIBYTE = 2 ** 20;

/** The most that a submission may be, whatever is in it; one that was packed as told has a thousandth. */
const LIMITS = { zipBytes: 64 * MEBIBYTE, entries: 2000, unpackedBytes: 256 * MEBIBYTE, ratio: 200 };

/** What is smaller may be packed as tightly as it likes. */
const SMALL = MEBIBYTE;

interface File {
  readonly name: string;
  readonly entry: Entry;
}

/**
 * Reads what is asked for from a zip that a student handed in. All of its directory is looked at first, and nothing is
 * unpacked that is not asked for; nothing is written.
 *
 * @param wanted path → the most bytes that it may have
 * @throws InputError if it is no zip, is damaged or encrypted, holds links, names that are unsafe on some system or more
 *   than a submission can, or if a file that is asked for is larger than it may be
 */
export async function readSubmissionZip(
  path: string,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, Uint8Array>> {
  const { size } = await stat(path);
  if (size > LIMITS.zipBytes) throw tooLarge('the zip', size, LIMITS.zipBytes);
  const zip = await explained(() => openPromise(path, { autoClose: false, decodeStrings: false }));
  try {
    const listed = await explained(() => list(zip));
    const files = new Map<string, Uint8Array>();
    const found = withoutWrapper(listed, wanted);
    for (const [name, limit] of wanted) {
      const file = found.get(name);
      if (file) files.set(name, await explained(() => content(zip, file, limit)));
    }
    return files;
  } finally {
    zip.close();
  }
}

async function list(zip: ZipFile): Promise<File[]> {
  if (zip.entryCount > LIMITS.entries) {
    throw new InputError(`it has ${zip.entryCount} files, and at most ${LIMITS.entries} are read — ${HOW_TO_PACK}`);
  }
  const entries = new Map<string, Entry>();
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = decodeName(entry.fileNameRaw);
    checkEntry(name, entry);
    names.push(name);
    entries.set(name, entry);
  }
  const unpacked = [...entries.values()].reduce((bytes, { uncompressedSize }) => bytes + uncompressedSize, 0);
  if (unpacked > LIMITS.unpackedBytes) throw tooLarge('all of it, unpacked,', unpacked, LIMITS.unpackedBytes);
  return fileNames(names).map((name) => ({ name, entry: entries.get(name)! }));
}

/** Kinds of file by the bits that Unix keeps of them, where they are kept. */
const KIND = { mask: 0o170000, file: 0o100000, folder: 0o040000, link: 0o120000 };

function checkEntry(name: string, entry: Entry): void {
  const shown = JSON.stringify(name);
  const kind = (entry.externalFileAttributes >>> 16) & KIND.mask;
  if (kind === KIND.link) throw new InputError(`${shown} is a link — hand in the file itself`);
  if (kind !== 0 && kind !== KIND.file && kind !== KIND.folder) {
    throw new InputError(`${shown} is neither a file nor a folder — ${HOW_TO_PACK}`);
  }
  if (entry.isEncrypted()) throw new InputError(`${shown} is encrypted — pack it without a password`);
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > SMALL && uncompressedSize > compressedSize * LIMITS.ratio) {
    const ratio = Math.round(uncompressedSize / Math.max(1, compressedSize));
    throw new InputError(`${shown} unpacks to ${ratio} times its size — no work of a student does: ${HOW_TO_PACK}`);
  }
}

/** Who packs a folder instead of what is in it gets everything in one folder more. */
function withoutWrapper(files: readonly File[], wanted: ReadonlyMap<string, number>): Map<string, File> {
  const tops = new Set(files.map(({ name }) => name.split('/')[0]!));
  const [top] = tops;
  const isWrapper = tops.size === 1 && ![...wanted.keys()].some((path) => path.split('/')[0] === top);
  return new Map(files.map((file) => [isWrapper ? file.name.slice(top!.length + 1) : file.name, file]));
}

/** All of a file, which is as long as it was said to be, and undamaged. */
async function content(zip: ZipFile, { name, entry }: File, limit: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > limit) throw tooLarge(name, entry.uncompressedSize, limit);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw new InputError(`${name} is damaged: its check sum is wrong — ${HOW_TO_PACK}`);
  return new Uint8Array(bytes);
}

function tooLarge(what: string, bytes: number, limit: number): InputError {
  return new InputError(
    `${what} has ${inUnits(bytes)}, and at most ${inUnits(limit)} are read — take out what was not asked for`,
  );
}

const inUnits = (bytes: number): string =>
  bytes < MEBIBYTE ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / MEBIBYTE).toFixed(0)} MiB`;

/** What the reader of zips throws is told in its own words. */
async function explained<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`it is not a zip that can be read (${(error as Error).message}) — ${HOW_TO_PACK}`);
  }
}
