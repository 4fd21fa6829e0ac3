import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { sizeOf } from '../../src/tensor/parameters.ts';
import { readSafetensors, type StoredTensor, writeSafetensors } from '../../src/tensor/safetensors.ts';

const reference = new Uint8Array(
  readFileSync(new URL('../fixtures/safetensors/reference.safetensors', import.meta.url)),
);
const referenceContent = {
  metadata: { made_by: 'safetensors 0.8.0' },
  tensors: new Map<string, StoredTensor>([
    ['bias', { shape: [3], data: Float32Array.of(0.5, -1.25, 3e-8) }],
    ['weight', { shape: [2, 5], data: Float32Array.from({ length: 10 }, (_, i) => Math.fround(i) / Math.fround(7)) }],
  ]),
};

/** A file with any header and `dataBytes` bytes of data. */
function file(header: unknown, dataBytes: number): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const f32 = (shape: number[], begin: number, end: number) => ({ dtype: 'F32', shape, data_offsets: [begin, end] });

describe('safetensors', () => {
  it('reads what the reference implementation wrote, and writes the same bytes', () => {
    expect(readSafetensors(reference, 'reference')).toEqual(referenceContent);
    expect(writeSafetensors(referenceContent)).toEqual(reference);
  });

  it('reads bytes that begin anywhere in memory, and copies them', () => {
    const shifted = new Uint8Array(reference.length + 3);
    shifted.set(reference, 3);
    const { tensors } = readSafetensors(shifted.subarray(3), 'shifted');
    shifted.fill(0);
    expect(tensors).toEqual(referenceContent.tensors);
  });

  it('reads tensors whose entries stand in another order than their data, and a file without metadata', () => {
    const bytes = file({ late: f32([], 4, 8), early: f32([1], 0, 4) }, 8);
    bytes.set(new Uint8Array(Float32Array.of(1, 2).buffer), bytes.length - 8);
    const { metadata, tensors } = readSafetensors(bytes, 'f');
    expect(metadata).toEqual({});
    expect([...tensors].map(([name, { data }]) => [name, ...data])).toEqual([
      ['late', 2],
      ['early', 1],
    ]);
  });

  it('gives back any content, names and order included', () => {
    const tensor = fc
      .array(fc.nat(4), { maxLength: 3 })
      .chain((shape) =>
        fc.float32Array({ minLength: sizeOf(shape), maxLength: sizeOf(shape) }).map((data) => ({ shape, data })),
      );
    const name = fc.string({ unit: 'grapheme' }).filter((text) => !/^(\d+|__.*__)$/.test(text));
    const content = fc.record({
      metadata: fc.dictionary(name, fc.string()).map((metadata) => ({ ...metadata })),
      tensors: fc.uniqueArray(fc.tuple(name, tensor), { selector: ([name]) => name }).map((list) => new Map(list)),
    });
    fc.assert(
      fc.property(content, (written) => {
        const read = readSafetensors(writeSafetensors(written), 'f');
        expect(read).toEqual(written);
        expect([...read.tensors.keys()]).toEqual([...written.tensors.keys()]);
      }),
    );
  });

  it('refuses every truncation, and trailing bytes', () => {
    for (let length = 0; length < reference.length; length++) {
      const read = () => readSafetensors(reference.subarray(0, length), 'model.safetensors');
      expect(read).toThrow(InputError);
      expect(read).toThrow(/^model\.safetensors: truncated: .* — the file is damaged; restore/);
    }
    const longer = Uint8Array.from([...reference, 0]);
    expect(() => readSafetensors(longer, 'f')).toThrow('f: 1 bytes of data belong to no tensor');
  });

  it.each([
    ['a header that cannot be', new Uint8Array(16).fill(0x41), 'no safetensors file: its header would be'],
    ['a header that is not JSON', file('{"a":', 0), 'the header is not JSON'],
    ['a header that is not UTF-8', file('{}', 0).fill(0xff, 8), 'the header is not JSON'],
    ['a header that is a list', file([1], 0), 'the header: '],
    ['metadata that are no text', file({ __metadata__: { step: 3 } }, 0), '__metadata__.step: '],
    ['an entry without a type', file({ w: { shape: [1], data_offsets: [0, 4] } }, 4), 'tensor "w".dtype: '],
    ['a negative size', file({ w: f32([-1], 0, 4) }, 4), 'tensor "w".shape.0: '],
    [
      'another number format',
      file({ w: { ...f32([1], 0, 2), dtype: 'F16' } }, 2),
      'tensor "w" is F16, only F32 can be',
    ],
    ['a size that does not fit', file({ w: f32([3], 0, 8) }, 8), 'tensor "w" [3] cannot stand in 8 bytes'],
    [
      'an overlap',
      file({ a: f32([2], 0, 8), b: f32([1], 4, 8) }, 8),
      'tensor "b" begins at byte 4 of the data, expected 8',
    ],
    [
      'a gap',
      file({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12),
      'tensor "b" begins at byte 8 of the data, expected 4',
    ],
  ])('refuses %s', (_, bytes, message) => {
    const read = () => readSafetensors(bytes, 'model.safetensors');
    expect(read).toThrow(InputError);
    expect(read).toThrow(`model.safetensors: ${message}`);
  });

  it('does not write values that do not fill their shape', () => {
    const tensors = new Map([['w', { shape: [2, 3], data: new Float32Array(5) }]]);
    expect(() => writeSafetensors({ metadata: {}, tensors })).toThrow('w [2, 3] cannot hold 5 values');
  });
});
