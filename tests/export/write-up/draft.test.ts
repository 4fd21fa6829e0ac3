import { describe, expect, it } from 'vitest';
import { MemoryFileStore, readText } from '../../../src/base/file-store.ts';
import { writeDraft } from '../../../src/export/write-up/draft.ts';

describe('writeDraft', () => {
  it('writes a draft again as long as nobody has written in it', async () => {
    const store = new MemoryFileStore();
    expect(await writeDraft(store, 'write-up.md', 'one\n')).toBe('write-up.md');
    expect(await writeDraft(store, 'write-up.md', 'two\n')).toBe('write-up.md');
    expect(await readText(store, 'write-up.md')).toMatch(/^two\n<!-- draft [0-9a-f]{64} -->\n$/);
  });

  it.each([
    ['in which somebody has written', (draft: string) => draft.replace('one', 'one, I think')],
    ['whose mark somebody has taken away', (draft: string) => draft.replace(/<!--.*\n/, '')],
    ['that somebody has gone on with below the mark', (draft: string) => `${draft}And so on.\n`],
    ['that is none', () => 'my own text'],
  ])('leaves a text alone %s', async (_, change) => {
    const store = new MemoryFileStore();
    await writeDraft(store, 'write-up.md', 'one\n');
    const mine = change(await readText(store, 'write-up.md'));
    await store.write('write-up.md', mine);
    expect(await writeDraft(store, 'write-up.md', 'two\n')).toBe('write-up.new.md');
    expect(await readText(store, 'write-up.md')).toBe(mine);
    expect(await readText(store, 'write-up.new.md')).toMatch(/^two\n/);
  });
});
