import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allNotebooks, checkNotebook, readsRun } from '../../src/notebooks/check.ts';
import { execute } from '../../src/notebooks/execute.ts';
import { kernelsFolder } from '../../src/notebooks/kernel-spec.ts';
import { type NotebookFile, notebookFile } from '../../src/notebooks/notebook-file.ts';
import { typeErrors } from '../../src/notebooks/typecheck.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { temporaryFolder } from '../cli/run-cli.ts';
import { writeFixtureRun } from '../report/fixture-run.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = temporaryFolder();

const notebook = (...sources: string[]): NotebookFile => ({
  nbformat: 4,
  cells: sources.map((source) => ({ cell_type: 'code', source, outputs: [] })),
});

function written(name: string, ...sources: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(notebook(...sources)));
  return path;
}

describe('the notebooks', async () => {
  const paths = await allNotebooks();

  it.each(paths)('%s has figures with a picture and words, and ends with questions', (path) => {
    const { cells } = notebookFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    const outputs = cells.flatMap((cell) => cell.outputs ?? []);
    expect(outputs.map(({ output_type }) => output_type)).not.toContain('error');
    const figures = outputs.filter(({ data }) => data && 'application/vnd.plotly.v1+json' in (data as object));
    expect(figures.length).toBeGreaterThanOrEqual(3);
    for (const { data } of figures) {
      const { 'image/svg+xml': svg, 'text/plain': text } = data as Record<string, string | string[]>;
      expect([svg].flat().join('')).toMatch(/^<svg /);
      expect([text].flat().join('')).not.toBe('');
    }
    expect(cells.at(-1)!.source).toMatch(/^## .+\n+(.+\n+)?1\. /);
  });

  it('of a run go through any run from the first cell to the last, and their types are sound', async () => {
    const run = join(folder, 'run');
    await writeFixtureRun(new NodeFileStore(), run);
    for (const path of paths) {
      if (!(await readsRun(path))) continue; // those that train are executed by the slow suite
      const read = notebookFile.parse(JSON.parse(readFileSync(path, 'utf8')));
      expect(typeErrors(path, read, project)).toEqual([]);
      const { cells } = await execute(path, read, { ATTENTION_LAB_RUN: run });
      expect(cells.flatMap(({ outputs = [] }) => outputs.map((output) => output.output_type))).not.toContain('error');
    }
  }, 180_000);
});

describe('checkNotebook', () => {
  it('keeps what the cells print, finds it again, and notices when it is another', async () => {
    const path = written('sums.ipynb', 'const a = 3;\nconsole.log(a);', 'a + 4');
    await checkNotebook(path, { run: folder, write: true });
    expect(readFileSync(path, 'utf8')).toContain('"text/plain": "7"');
    await checkNotebook(path, { run: folder, write: false });
    writeFileSync(path, readFileSync(path, 'utf8').replace('a + 4', 'a + 5'));
    await expect(checkNotebook(path, { run: folder, write: false })).rejects.toThrow(
      'sums.ipynb, cell 2: it gives something else than what the notebook keeps',
    );
  }, 180_000);

  it('names the cell that fails, and why', async () => {
    const path = written('fails.ipynb', 'const a = 3;', "throw new RangeError('too far');");
    await expect(checkNotebook(path, { run: folder, write: true })).rejects.toThrow(
      'fails.ipynb, cell 2: RangeError: too far',
    );
  });

  it('names the line whose type is wrong, which the kernel would not mind', async () => {
    const path = written('types.ipynb', 'const a = 3;', 'const b = 1;\nconst c: string = a;');
    await expect(checkNotebook(path, { run: folder, write: true })).rejects.toThrow(
      "types.ipynb, cell 2, line 2: Type 'number' is not assignable to type 'string'",
    );
  });

  it('knows which notebooks need a run', async () => {
    expect(
      await readsRun(written('needs.ipynb', 'const a = 3;', "const run = process.env.ATTENTION_LAB_RUN ?? '';")),
    ).toBe(true);
    expect(await readsRun(written('needs-none.ipynb', 'const a = 3;'))).toBe(false);
  });

  it('says when there is no notebook', async () => {
    await expect(checkNotebook(join(folder, 'none.ipynb'), { run: folder, write: false })).rejects.toThrow(
      'no such notebook',
    );
    const path = join(folder, 'text.ipynb');
    writeFileSync(path, 'no notebook');
    await expect(checkNotebook(path, { run: folder, write: false })).rejects.toThrow('not a notebook');
  });
});

describe('execute', () => {
  it('ends a cell that goes on for ever', async () => {
    const endless = execute(join(folder, 'endless.ipynb'), notebook('while (true) {}'), {}, 1000);
    await expect(endless).rejects.toThrow('endless.ipynb, cell 1: the cell takes longer than 1 seconds');
  });

  it('says so when the kernel ends', async () => {
    const ending = execute(join(folder, 'ends.ipynb'), notebook('Deno.exit(3);'), {});
    await expect(ending).rejects.toThrow("ends.ipynb, cell 1: the notebook's kernel ended with exit code 3");
  });
});

describe('kernelsFolder', () => {
  it('is where each system looks', () => {
    expect(kernelsFolder('linux', { JUPYTER_DATA_DIR: '/data' })).toBe(join('/data', 'kernels'));
    expect(kernelsFolder('linux', { XDG_DATA_HOME: '/xdg' })).toBe(join('/xdg', 'jupyter', 'kernels'));
    expect(kernelsFolder('win32', { APPDATA: 'C:\\Data' })).toBe(join('C:\\Data', 'jupyter', 'kernels'));
    expect(kernelsFolder('darwin', {})).toMatch(/Library.Jupyter.kernels$/);
  });
});
