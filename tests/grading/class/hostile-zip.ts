import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface ZippedFile {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Of Unix, its kind included. */
  readonly mode?: number;
}

/** A zip as zip programs write it; `yazl` itself refuses most of what a hostile one has, so that bytes are changed after. */
export async function zipped(files: readonly ZippedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content = 'x', mode = 0o100644 } of files) {
    zip.addBuffer(Buffer.from(content), name, { mode, mtime: new Date(1980, 0, 1) });
  }
  zip.end();
  return buffer(zip.outputStream as unknown as NodeJS.ReadableStream);
}

/** A zip of one file whose name no zip program would write; it is set in for one of the same length. */
export async function zippedAs(name: string | Uint8Array, content = 'x'): Promise<Buffer> {
  const bytes = Buffer.from(name);
  return replaced(await zipped([{ name: 'n'.repeat(bytes.length), content }]), 'n'.repeat(bytes.length), bytes);
}

/** Every occurrence of some bytes replaced by others of the same length. */
export function replaced(zip: Buffer, from: string, to: Uint8Array): Buffer {
  const result = Buffer.from(zip);
  for (let at = result.indexOf(from); at >= 0; at = result.indexOf(from, at + 1)) result.set(to, at);
  return result;
}

/** Where fields stand in an entry of the central directory, from its signature on. */
const FIELD = { flags: 8, crc: 16, uncompressedSize: 24 };

/** A field of the first entry of the central directory changed. */
export function withField(zip: Buffer, field: keyof typeof FIELD, value: number): Buffer {
  const result = Buffer.from(zip);
  const at = result.indexOf('PK\x01\x02', 0, 'latin1') + FIELD[field];
  if (field === 'flags') result.writeUInt16LE(value, at);
  else result.writeUInt32LE(value, at);
  return result;
}
