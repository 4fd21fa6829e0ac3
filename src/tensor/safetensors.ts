import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { sizeOf } from './parameters.ts';

/** Values of a tensor outside the backend: plain data. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What a safetensors file holds. */
export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

const HEADER_START = 8;
/** The limit of the reference implementation. */
const LONGEST_HEADER = 100_000_000;
const METADATA = '__metadata__';
const BYTES_PER_VALUE = Float32Array.BYTES_PER_ELEMENT;

const entrySchema = z.strictObject({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const headerSchema = z.record(z.string(), z.unknown());
const metadataSchema = z.record(z.string(), z.string());

/**
 * The safetensors format (github.com/huggingface/safetensors): the length of the header as a little-endian 64-bit
 * number, the header as JSON padded with blanks to a multiple of 8, then the values, little-endian, one tensor after the
 * other. Tensors are float32 and stand in the order of the map, so that equal content gives equal bytes.
 *
 * @throws RangeError if a tensor's values do not fill its shape
 */
export function writeSafetensors({ metadata, tensors }: Safetensors): Uint8Array {
  const header: Record<string, unknown> = { [METADATA]: metadata };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    if (data.length !== sizeOf(shape)) {
      throw new RangeError(`writeSafetensors: ${name} [${shape.join(', ')}] cannot hold ${data.length} values`);
    }
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = HEADER_START + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end).fill(0x20, HEADER_START, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - HEADER_START), true);
  bytes.set(json, HEADER_START);
  const values = new Float32Array(bytes.buffer, start); // typed arrays are little-endian wherever WebAssembly runs
  let position = 0;
  for (const { data } of tensors.values()) {
    values.set(data, position);
    position += data.length;
  }
  return bytes;
}

/**
 * Reads what {@link writeSafetensors}, or any other writer of the format, wrote in float32. Strict: the tensors must
 * cover the data without gap or overlap.
 *
 * @param path how the file is called in messages
 * @throws InputError that says what is wrong with the file: truncated, no safetensors file, another number format
 */
export function readSafetensors(bytes: Uint8Array, path: string): Safetensors {
  const { header, start } = readHeader(bytes, path);
  const { [METADATA]: metadata = {}, ...entries } = header;
  const tensors = new Map(Object.entries(entries).map(([name, entry]) => [name, parseEntry(name, entry, path)]));

  const available = bytes.length - start;
  let end = 0;
  for (const [name, { data_offsets }] of [...tensors].sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0])) {
    if (data_offsets[0] !== end) {
      throw damaged(path, `tensor "${name}" begins at byte ${data_offsets[0]} of the data, expected ${end}`);
    }
    end = data_offsets[1];
  }
  if (end > available) throw damaged(path, `truncated: ${available} of ${end} bytes of data are there`);
  if (end < available) throw damaged(path, `${available - end} bytes of data belong to no tensor`);

  const valuesOf = ([from, to]: readonly [number, number]) =>
    new Float32Array(bytes.slice(start + from, start + to).buffer);
  return {
    metadata: parse(metadataSchema, metadata, path, METADATA),
    tensors: new Map(
      [...tensors].map(([name, { shape, data_offsets }]) => [name, { shape, data: valuesOf(data_offsets) }]),
    ),
  };
}

/** The parsed header, and where in the file the data start. */
function readHeader(bytes: Uint8Array, path: string) {
  if (bytes.length < HEADER_START) throw damaged(path, `truncated: ${bytes.length} bytes are no safetensors file`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > LONGEST_HEADER) throw damaged(path, `no safetensors file: its header would be ${length} bytes long`);
  const start = HEADER_START + Number(length);
  if (start > bytes.length) {
    throw damaged(path, `truncated: ${bytes.length - HEADER_START} of ${length} bytes of the header are there`);
  }
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(HEADER_START, start)));
  } catch (error) {
    throw damaged(path, `the header is not JSON (${(error as Error).message})`);
  }
  return { header: parse(headerSchema, header, path, 'the header'), start };
}

function parseEntry(name: string, entry: unknown, path: string) {
  const { dtype, shape, data_offsets } = parse(entrySchema, entry, path, `tensor "${name}"`);
  if (dtype !== 'F32') {
    throw new InputError(`${path}: tensor "${name}" is ${dtype}, only F32 can be read — convert it to float32`);
  }
  const [from, to] = data_offsets;
  if (to - from !== sizeOf(shape) * BYTES_PER_VALUE) {
    throw damaged(path, `tensor "${name}" [${shape.join(', ')}] cannot stand in ${to - from} bytes`);
  }
  return { shape, data_offsets };
}

function parse<T>(schema: z.ZodType<T>, value: unknown, path: string, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { message, path: field } = parsed.error.issues[0]!;
  throw damaged(path, `${[what, ...field].join('.')}: ${message}`);
}

function damaged(path: string, problem: string): InputError {
  return new InputError(`${path}: ${problem} — the file is damaged; restore a copy of it, or train the model again`);
}
