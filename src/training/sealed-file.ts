import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { sha256 } from '../base/sha256.ts';
import { readSafetensors, type Safetensors, writeSafetensors } from '../tensor/safetensors.ts';

/**
 * Writes a safetensors file whose metadata hold the SHA-256 of all the rest: values that were changed on the disk would
 * otherwise be trained on without a word.
 *
 * @param schema name and version of what the file holds; stands in the metadata too
 */
export async function writeSealed(store: FileStore, path: string, schema: string, content: Safetensors): Promise<void> {
  const unsealed = { ...content, metadata: { schema, ...content.metadata } };
  const sealed = { ...unsealed, metadata: { ...unsealed.metadata, sha256: await sha256(writeSafetensors(unsealed)) } };
  await store.write(path, writeSafetensors(sealed));
}

/** @throws InputError if the file is missing, holds something else, is of another version, truncated or changed */
export async function readSealed(store: FileStore, path: string, schema: string): Promise<Safetensors> {
  const { metadata, tensors } = readSafetensors(await store.read(path), path);
  const { sha256: seal, ...rest } = metadata;
  if (rest.schema !== schema) {
    throw new InputError(
      `${path}: its schema is ${rest.schema ?? 'not named'}, this version reads ${schema} — ` +
        'use the version that wrote it, or train again',
    );
  }
  if (seal !== (await sha256(writeSafetensors({ metadata: rest, tensors })))) {
    throw new InputError(`${path}: its content does not match its checksum — restore a copy of it, or train again`);
  }
  return { metadata: rest, tensors };
}
