import { expect, it } from 'vitest';
import { allNotebooks, checkNotebook, readsRun } from '../../src/notebooks/check.ts';

const paths = await allNotebooks();
const reading = await Promise.all(paths.map(readsRun));

it.each(paths.filter((_, i) => !reading[i]))('%s has sound types and prints again what it keeps', async (path) => {
  await expect(checkNotebook(path, { write: false })).resolves.toBeUndefined();
});
