import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { sha256 } from '../base/sha256.ts';

/** The file that stands beside data files: their SHA-256 by name. */
export const CHECKSUMS = 'checksums.json';

const checksums = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'));

/**
 * The SHA-256 of a file's bytes.
 * @throws InputError if a `checksums.json` beside the file lists it with another one
 */
export async function verifiedChecksum(store: FileStore, path: string, bytes: Uint8Array): Promise<string> {
  const checksum = await sha256(bytes);
  const cut = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, cut), path.slice(cut)];
  if (!(await store.exists(folder + CHECKSUMS))) return checksum;

  const listed = (await readJson(store, folder + CHECKSUMS, checksums))[name];
  if (listed !== undefined && listed !== checksum) {
    throw new InputError(
      `${path}: not the file that ${CHECKSUMS} lists (SHA-256 ${checksum.slice(0, 12)}…, expected ` +
        `${listed.slice(0, 12)}…) — write it again with "attention-lab data generate --out ${folder || '.'} --force", ` +
        'or keep your own corpus under another name',
    );
  }
  return checksum;
}
