import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../cli/run-cli.ts';

// What labs 05 and 06 say of a run of 600 steps: a change of models or kernels changes it.
const folder = join(temporaryFolder(), 'lab');
const labs = fileURLToPath(new URL('../../labs/', import.meta.url));

beforeAll(async () => {
  const { code, stderr } = await run(['compare', '--steps', '600', '--out', folder]);
  expect(code, stderr).toBe(0);
}, 600_000);

/** The cells of what the lab's measure.ts prints, its headings left out. */
async function measured(lab: string): Promise<string[][]> {
  const script = join(labs, lab, 'measure.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder]);
  const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
  return rows.filter((cells) => cells.length > 1 && cells.slice(1).every((cell) => /^-?\d/.test(cell)));
}

/** Cells of the README's tables: without minus signs of print and without units. */
const readme = (lab: string) =>
  readFileSync(join(labs, lab, 'README.md'), 'utf8')
    .replaceAll('−', '-')
    .replaceAll(' %', '');

describe('the measured numbers of', () => {
  it('lab 05 are those of a run', async () => {
    const lab = '05-bahdanau-attention';
    const rows = await measured(lab);
    expect(rows).toHaveLength(9);
    for (const [words, sentences, none, additive] of rows.slice(0, 7)) {
      expect(Number(sentences)).toBeGreaterThan(100);
      expect(readme(lab)).toContain(`| ${words} | ${none} | ${additive} |`);
    }
    expect(readme(lab)).toContain(`go from ${rows[7]![1]} to ${rows[8]![1]}.`);
  });

  it('lab 06 are those of a run', async () => {
    const lab = '06-self-attention';
    const rows = await measured(lab);
    expect(rows).toHaveLength(10);
    for (const [label, before, trained] of rows) {
      expect(readme(lab)).toContain(`| ${label!.replace(/, %$/, '').replace(/ %$/, '')} | ${before} | ${trained} |`);
    }
  });
});
