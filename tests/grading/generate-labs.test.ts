import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { generateLabs } from '../../src/grading/generate-labs.ts';

let root: string;
let exercise: string;
const told: string[] = [];

beforeEach(async () => {
  told.length = 0;
  root = await mkdtemp(join(tmpdir(), 'attention-lab-labs-'));
  await mkdir(join(root, '01-toy'));
  exercise = join(root, '01-toy/exercise.ts');
  await writeFile(join(root, 'manifest.ts'), `export const manifest = [{ id: '01', folder: '01-toy' }];`);
  await solve('double: multiply by two');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const solve = (task: string) =>
  writeFile(
    join(root, '01-toy/solution.ts'),
    `export function double(x: number) {\n  // #region ${task}\n  return 2 * x;\n  // #endregion\n}\n`,
  );
const generate = (...words: string[]) => generateLabs(words, (line) => told.push(line), root);

it('makes starters, and again when the solution was changed', async () => {
  expect(await generate()).toBe(0);
  expect(await readFile(exercise, 'utf8')).toContain("throw new Error('double is not written yet: multiply by two');");
  await solve('double: take x twice');
  expect(await generate('01')).toBe(0);
  expect(await readFile(exercise, 'utf8')).toContain('// TODO take x twice');
});

it('overwrites what somebody has begun only when told so', async () => {
  await writeFile(exercise, 'mine');
  expect(await generate('01')).toBe(1);
  expect(told).toEqual([
    '01-toy: exercise.ts has no TODO for double; somebody may have begun it — --force overwrites it',
  ]);
  expect(await readFile(exercise, 'utf8')).toBe('mine');
  expect(await generate('01', '--force')).toBe(0);
  expect(await readFile(exercise, 'utf8')).toContain('TODO');
});

it('names the nearest lab', async () => {
  await expect(generate('02')).rejects.toThrow('unknown lab "02" — did you mean "01"?');
});
