import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { manifest } from '../../../labs/manifest.ts';
import { forStudents, studentFiles } from '../../../src/grading/release/student-files.ts';
import { projectPath } from '../../../src/platform/node/machine.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';

const folder = temporaryFolder();
const write = (path: string, text = '') => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

it('gives of a lab what its checks and its README name, and keeps back solutions, mistakes and what somebody left there', async () => {
  const shared = [
    'LICENSE',
    'tsconfig.json',
    '.gitignore',
    '.gitattributes',
    'datasets/en-fr.csv',
    'src/cli/bin.js',
    'labs/manifest.ts',
  ];
  for (const path of [...shared, 'src/wasm/assembly/index.ts', 'labs/progress.json', 'labs/05-x/draft.backup'])
    write(path);
  write('labs/05-x/README.md', 'Train by `npx tsx labs/05-x/train.ts`; the answers are in solution.ts.');
  write('labs/05-x/checks.ts', "import { draw } from './draw.ts';");
  write('labs/05-x/draw.ts', "import './more.ts';");
  for (const name of ['more', 'train', 'exercise', 'solution', 'mutant-helper', 'mutants/wrong'])
    write(`labs/05-x/${name}.ts`);
  for (const name of ['answers.md', 'cases.json', 'questions.md', 'figure.svg', 'exercise.ts.orig'])
    write(`labs/05-x/${name}`);

  const lab = { id: '05', folder: '05-x', title: '', points: 1, minutes: 1, prerequisites: [], paper: '' };
  const given = ['README.md', 'checks.ts', 'draw.ts', 'figure.svg', 'more.ts', 'questions.md', 'train.ts'];
  expect(await studentFiles(folder, [lab])).toEqual([...given.map((name) => `labs/05-x/${name}`), ...shared].sort());
});

it('gives no solution and no mistake of the real labs', async () => {
  const files = await studentFiles(projectPath(''), manifest);
  expect(files).toContain('labs/05-bahdanau-attention/checks.ts');
  expect(
    files.filter((path) =>
      /\/solution\.ts|mutants|reference\/|^tests|progress\.json|\/exercise\.ts|INSTRUCTORS/.test(path),
    ),
  ).toEqual([]);
});

it('lets types come from the exercise', () => {
  expect(forStudents("satisfies Scenarios<typeof import('./solution.ts')>")).toBe(
    "satisfies Scenarios<typeof import('./exercise.ts')>",
  );
});
