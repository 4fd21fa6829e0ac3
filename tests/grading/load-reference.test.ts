import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { loadReference } from '../../src/grading/load-reference.ts';
import { toyLab } from './toy-lab/toy-lab.ts';

it('sends whoever grades with a student’s copy to the instructor’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'student-'));
  const loading = loadReference({ ...toyLab, folder });
  await expect(loading).rejects.toThrow(InputError);
  await expect(loading).rejects.toThrow(/solution\.ts: there is no such file — .* grade with the instructor's copy$/);
  await rm(folder, { recursive: true });
});
