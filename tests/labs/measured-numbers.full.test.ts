import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../cli/run-cli.ts';

// What labs 05, 06 and 07 say of a run of 600 steps: a change of models or kernels changes it.
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

  it('lab 07 are those of a run', async () => {
    const lab = '07-transformer-block';
    const rows = await measured(lab);
    const [sizes, shown] = [rows.slice(0, 6), rows.slice(6)];
    const size = (of: string) =>
      sizes.filter(([label]) => label!.startsWith(of)).reduce((sum, [, n]) => sum + Number(n), 0);
    for (const of of ['encoder', 'decoder', 'decoder cross']) {
      expect(readme(lab)).toContain(size(of).toLocaleString('en-GB'));
    }
    expect(shown).toHaveLength(13);
    for (const cells of shown) expect(readme(lab)).toContain(`| ${cells.join(' | ')} |`);
  });
});
