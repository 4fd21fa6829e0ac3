import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** The first day that a zip file can tell; every entry has it, so that the same files give the same bytes. */
const DAY = new Date(1980, 0, 1);

/**
 * Files as a zip: the same files give the same bytes on every machine, at any time. They are stored, not compressed,
 * since versions of zlib compress differently.
 *
 * @param files path inside the zip, with `/` → content
 */
export async function zipOf(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const path of [...files.keys()].sort()) {
    const options = { mtime: DAY, mode: 0o100644, compress: false, forceDosTimestamp: true };
    zip.addBuffer(Buffer.from(files.get(path)!), path, options);
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
