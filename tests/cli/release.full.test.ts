import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../labs/manifest.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { bytes, filesBelow, run, temporaryFolder } from './run-cli.ts';

const folder = temporaryFolder();
const bundle = join(folder, 'students');
const secret = join(folder, 'secret.json');
const options = ['--out', bundle, '--hidden-seed-file', secret];

describe('attention-lab release', () => {
  beforeAll(async () => {
    const { code, stdout, stderr } = await run(['release', ...options]); // tries the bundle before it ends
    expect(stderr).not.toContain('error');
    expect(stdout).toContain('the secret of the hidden cases');
    expect(code).toBe(0);
  }, 600_000);

  it('holds everything of every lab but the answers', () => {
    const files = filesBelow(bundle);
    for (const { folder } of manifest) {
      for (const name of ['README.md', 'exercise.ts', 'exercise.ts.orig', 'checks.ts', 'scenarios.ts', 'cases.json']) {
        expect(files).toContain(`labs/${folder}/${name}`);
      }
    }
    expect(files).toContain('src/wasm/build/kernels.wasm');
    if (process.platform !== 'win32') expect(statSync(join(bundle, 'src/cli/bin.js')).mode & 0o111).toBe(0o111);
    expect(
      files.filter((path) => /(^|\/)(solution\.ts|mutants|reference|tests|node_modules)(\/|$)/.test(path)),
    ).toEqual([]);
    for (const path of files.filter((path) => /^labs\/.*\.(ts|md)$/.test(path))) {
      expect(readFileSync(join(bundle, path), 'utf8')).not.toMatch(/#region|> Rubric:|\.\/solution\.ts/);
    }
  });

  it('gives the same bytes again, and leaves the secret as it is', async () => {
    const first = join(folder, 'first');
    cpSync(bundle, first, { recursive: true });
    rmSync(bundle, { recursive: true });
    const before = bytes(secret);
    const { stdout, stderr } = await run(['release', ...options]);
    expect(stderr).not.toContain('error');
    expect(stdout).toContain('secret.json: kept as it is');
    expect(bytes(secret)).toEqual(before);
    expect(filesBelow(bundle)).toEqual(filesBelow(first));
    for (const path of filesBelow(bundle)) expect(bytes(bundle, path), path).toEqual(bytes(first, path));
    expect(bytes(bundle, 'LICENSE')).toEqual(bytes(projectPath('LICENSE')));
  }, 600_000);
});
