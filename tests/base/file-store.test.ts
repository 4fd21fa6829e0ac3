import { describe, expect, it } from 'vitest';
import { decodeUtf8, MemoryFileStore, readText } from '../../src/base/file-store.ts';

describe('decodeUtf8', () => {
  const bytes = (...parts: (string | number)[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [part])));

  it('reads text and drops a byte order mark', () => {
    expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 'étoile, 日本'), 'x')).toBe('étoile, 日本');
  });

  it.each([
    ['a byte that begins nothing', bytes('né', 0x80, 'e'), 3],
    ['a Latin-1 letter', bytes('caf', 0xe9, ', th', 0xe9), 3],
    ['a file cut in the middle of a character', bytes('日', 0xe6, 0x97), 3],
    ['the first byte', bytes(0xff), 0],
  ])('names the offset of %s', (_, content, offset) => {
    expect(() => decodeUtf8(content, 'a.csv')).toThrow(
      `a.csv: not UTF-8 at byte offset ${offset} — save the file as UTF-8 and try again`,
    );
  });
});

describe('MemoryFileStore', () => {
  it('reads what was written, lists names in order and forgets what was removed', async () => {
    const store = new MemoryFileStore();
    await store.write('run/b/one', 'x');
    await store.write('run/a', 'y');
    expect(await readText(store, 'run/a')).toBe('y');
    expect(await store.list('run')).toEqual(['a', 'b']);
    await store.remove('run/b');
    expect(await store.exists('run/b')).toBe(false);
    await expect(store.read('run/b/one')).rejects.toThrow('run/b/one: no such file');
  });

  it('keeps what was written when the caller changes his bytes', async () => {
    const store = new MemoryFileStore();
    const bytes = Uint8Array.of(1, 2);
    await store.write('a', bytes);
    bytes[0] = 9;
    expect(await store.read('a')).toEqual(Uint8Array.of(1, 2));
  });
});
