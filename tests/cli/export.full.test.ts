import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeExportFolders } from './export-folders.ts';
import { bytes, filesBelow, run, temporaryFolder } from './run-cli.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
beforeAll(() => writeExportFolders(folder));

describe('attention-lab export', () => {
  it('writes a run as documents, the same bytes whenever it is asked', async () => {
    const { code, stdout, stderr } = await run(['export', at('run'), '--out', at('documents')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`files in ${at('documents')}`);
    const files = filesBelow(at('documents'));
    for (const path of ['report.md', 'document.tex', 'citation.bib', 'CITATION.cff', 'model-card.md'])
      expect(files).toContain(path);
    for (const path of ['tables/results.csv', 'figures/by-length.svg', 'figures/by-length.png', 'figures/loss.json'])
      expect(files).toContain(path);
    expect(filesBelow(at('run'))).not.toContain('report.md');
    const before = files.map((path) => bytes(at('documents'), path));
    expect((await run(['export', at('run'), '--out', at('documents')])).code).toBe(0);
    expect(files.map((path) => bytes(at('documents'), path))).toEqual(before);
  });

  it('writes a study into its own folder, with every picture that the report shows', async () => {
    const { code, stderr } = await run(['export', at('study')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const files = filesBelow(at('study'));
    const shown = [
      ...bytes(at('study'), 'report.md')
        .toString()
        .matchAll(/\]\((figures\/[^)]+)\)/g),
    ];
    expect(shown.length).toBeGreaterThan(1);
    for (const [, path] of shown) expect(files).toContain(path);
    expect(files).toContain('tables/contrasts.tex');
  });
});
