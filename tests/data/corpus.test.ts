import { describe, expect, it } from 'vitest';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { readCorpus, splitOf, splitsOf } from '../../src/data/corpus.ts';

const CSV = 'split,source,target\ntrain,the cat,le chat\ntest,the dog,le chien\ntrain,the cow,la vache\n';
async function storeWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<MemoryFileStore> {
  const store = new MemoryFileStore();
  for (const [path, content] of Object.entries(files)) await store.write(path, content);
  return store;
}

describe('readCorpus', () => {
  it('reads the pairs and the checksum of the bytes', async () => {
    const corpus = await readCorpus(await storeWith({ 'my/x.csv': CSV }), 'my/x.csv');
    expect(corpus.checksum).toBe(await sha256(new TextEncoder().encode(CSV)));
    expect(corpus.pairs.map(({ target }) => target)).toEqual(['le chat', 'le chien', 'la vache']);
  });

  it('takes the file that the checksums beside it list, and refuses another under its name', async () => {
    const checksums = JSON.stringify({ 'x.csv': await sha256(new TextEncoder().encode(CSV)) });
    const store = await storeWith({ 'data/x.csv': CSV, 'data/checksums.json': checksums, 'data/own.csv': CSV });
    expect((await readCorpus(store, 'data/x.csv')).pairs.length).toBe(3);
    await store.write('data/x.csv', CSV.replace('le chat', 'le chien'));
    await expect(readCorpus(store, 'data/x.csv')).rejects.toThrow(
      /^data\/x\.csv: not the file that checksums\.json lists .* data generate --out data\/ --force/,
    );
    expect((await readCorpus(store, 'data/own.csv')).pairs.length).toBe(3); // not listed
  });

  it('names the offset of bytes that are not UTF-8, and a missing file', async () => {
    const store = await storeWith({
      'x.csv': Uint8Array.of(...new TextEncoder().encode('source,target\na,'), 0xe9, 10),
    });
    await expect(readCorpus(store, 'x.csv')).rejects.toThrow('x.csv: not UTF-8 at byte offset 16');
    await expect(readCorpus(store, 'y.csv')).rejects.toThrow('y.csv: no such file');
  });
});

describe('splitOf', () => {
  it('gives the pairs of a split, and names the splits there are', async () => {
    const corpus = await readCorpus(await storeWith({ 'x.csv': CSV }), 'x.csv');
    expect(splitsOf(corpus)).toEqual(['train', 'test']);
    expect(splitOf(corpus, 'train').map(({ source }) => source)).toEqual(['the cat', 'the cow']);
    expect(() => splitOf(corpus, 'tran')).toThrow('x.csv: no pair in the split "tran" — did you mean "train"?');
    expect(() => splitOf(corpus, 'validation')).toThrow(
      'x.csv: no pair in the split "validation" — the column split names train, test',
    );
  });
});
