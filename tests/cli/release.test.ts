import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifest } from '../../labs/manifest.ts';
import { copyOfLabs } from './lab-copy.ts';
import { run } from './run-cli.ts';

const { root } = copyOfLabs();
const there = join(root, 'there');
mkdirSync(there);

it.each([
  [['release'], "required option '--out <folder>' not specified"],
  [['release', '--out', there], 'there exists — remove it, or choose another folder by --out'],
  [
    ['release', '--out', join(root, 'new'), '--hidden-seed-file', join(root, 'new/secret.json')],
    'would go to the students',
  ],
])('refuses %j', async (args, message) => {
  const { code, stderr } = await run(args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

it('makes no bundle where there are no solutions', async () => {
  for (const { folder } of manifest) rmSync(join(root, 'labs', folder, 'solution.ts'));
  const { code, stderr } = await run(['release', '--out', join(root, 'new')], { bin: join(root, 'src/cli/bin.js') });
  expect(stderr).toContain('this copy of the labs has no solutions — a bundle is made in the full repository');
  expect(code).toBe(1);
});
