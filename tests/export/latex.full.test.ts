import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExportContext, ExportedFile } from '../../src/export/exported.ts';
import { latexDocument } from '../../src/export/latex-document.ts';
import { latexTable } from '../../src/export/latex-table.ts';
import { papersFor } from '../../src/export/papers.ts';
import { runFigures } from '../../src/export/run-figures.ts';
import { runFiles } from '../../src/export/run-files.ts';
import { studyFiles } from '../../src/export/study-files.ts';
import type { NamedFigure } from '../../src/figures/named-figure.ts';
import { studyFigures } from '../../src/figures/study-figures.ts';
import { figureFiles } from '../../src/platform/node/figure-files.ts';
import { temporaryFolder } from '../cli/run-cli.ts';
import { fixtureData } from '../report/fixture-run.ts';
import { describeWithTex } from '../setup/tex.ts';
import { exampleStudy } from '../study/example-study.ts';
import { exampleContext } from './example-context.ts';
import { smallTable } from './small-table.ts';

const root = temporaryFolder();

async function write(name: string, texts: (context: ExportContext) => ExportedFile[], figures: NamedFigure[]) {
  const folder = join(root, name);
  const pictures = (await figureFiles(figures)).map(({ path, content }) => ({ path: `figures/${path}`, content }));
  for (const { path, content } of [...texts({ ...exampleContext, figures }), ...pictures]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const program = (folder: string, name: string, ...args: string[]) => {
  const { status, stdout } = spawnSync(name, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout };
};

/** Compiles document.tex twice, as its first line says. Returns the log of the second time. */
function compiled(folder: string): string {
  for (const _ of [1, 2]) {
    const { status, stdout } = program(
      folder,
      'pdflatex',
      '-interaction=nonstopmode',
      '-halt-on-error',
      'document.tex',
    );
    expect(status, stdout.slice(-2000)).toBe(0);
  }
  return readFileSync(join(folder, 'document.log'), 'latin1');
}

function expectClean(log: string): void {
  expect(log.match(/.*(LaTeX Warning|undefined|Missing character).*/g)).toBeNull();
  const tooWide = [...log.matchAll(/Overfull \\[hv]box \((\d+\.\d+)pt/g)].map(([, points]) => Number(points));
  expect(tooWide.filter((points) => points > 2)).toEqual([]);
  expect(log).toMatch(/Output written on document\.pdf \(\d+ pages?/);
}

describeWithTex('the LaTeX of exports', () => {
  it('compiles for a study, with its figures', async () => {
    const study = exampleStudy();
    expectClean(compiled(await write('study', (context) => studyFiles(study, context), studyFigures(study))));
  });

  it.each([
    ['several seeds', { seeds: [1, 2, 3] }],
    ['one seed and no gold', { seeds: [1], gold: false }],
  ])('compiles for a run of %s', async (name, options) => {
    const data = await fixtureData(options);
    expectClean(compiled(await write(name, (context) => runFiles(data, context), runFigures(data))));
  });

  it('compiles whatever stands in a cell', async () => {
    const letters = Array.from({ length: 0x250 - 0x20 }, (_, place) => String.fromCodePoint(0x20 + place));
    const further = [...'–—…•“”‘’±−×·÷√∞≤≥≈≠→←²³ᵃⁿₖ₀₁₂αβγδελμπσΔΣ∑中😀\u202f'];
    const rows = [...letters, ...further].map((letter) => ({ cells: [letter, `${letter}${letter}`, null] }));
    const table = { ...smallTable, rows: [] };
    const tables = Array.from({ length: Math.ceil(rows.length / 40) }, (_, page) => ({
      ...{ name: `page-${page}`, caption: `% & _ # \\ ${page}`, columns: table.columns, notes: ['{} $ ~ ^ "a"'] },
      rows: rows.slice(40 * page, 40 * page + 40),
    }));
    const document = latexDocument({
      ...{
        title: '50 % of d_k & #1',
        abstract: '~ ^ \\ { } $',
        sections: [],
        figures: [],
        papers: papersFor([]),
        labels: '',
      },
      ...{ tables, command: 'npx attention-lab compare --set a_b=1 & # %' },
    });
    const files = tables.map((one) => ({ path: `tables/${one.name}.tex`, content: latexTable(one) }));
    expectClean(compiled(await write('letters', () => [{ path: 'document.tex', content: document }, ...files], [])));
  });

  it('has a bibliography that BibTeX reads', async () => {
    const folder = await write('bib', (context) => studyFiles(exampleStudy(), context), []);
    writeFileSync(join(folder, 'cited.aux'), '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{citation}\n');
    const { status, stdout } = program(folder, 'bibtex', 'cited');
    expect(status, stdout).toBe(0);
    // The oldest styles know no software, and take it for what has no kind of its own.
    expect(stdout.match(/warning--.*/gi)).toEqual([
      'Warning--entry type for "attention-lab" isn\'t style-file defined',
    ]);
    expect(readFileSync(join(folder, 'cited.bbl'), 'utf8')).toContain('A Simple Sequentially Rejective');
  });
});
