import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { generateExercise } from '../../src/grading/generate-exercise.ts';
import { verifyExercise } from '../../src/grading/verify-exercise.ts';
import { toyLab } from './toy-lab/toy-lab.ts';

const region = (name: string, answer: string) =>
  `export function ${name}(x: number) {\n  // #region ${name}: write it\n  return ${answer};\n  // #endregion\n}\n`;
const solution = region('double', '2 * x') + region('halve', 'x / 2');
const starter = generateExercise(solution, 'solution.ts');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attention-lab-exercise-'));
  await writeFile(join(folder, 'solution.ts'), solution);
});

afterEach(() => rm(folder, { recursive: true }));

async function verify(exercise: string) {
  await writeFile(join(folder, 'exercise.ts'), exercise);
  return verifyExercise({ ...toyLab, folder });
}

it('has nothing to say of what is made of the solution', async () => {
  expect(await verify(starter)).toEqual({ problems: [], begun: [] });
});

it('names what somebody has begun, which is no problem', async () => {
  const begun = starter.replace(/throw new Error\('double.*/, 'return x + x;');
  expect(await verify(begun)).toEqual({ problems: [], begun: ['double'] });
  expect(await verify('mine')).toEqual({ problems: [], begun: ['double', 'halve'] });
});

it('says when nothing is begun, and the solution gives another exercise or there is none', async () => {
  const stale = await verify(starter.replaceAll('write it', 'write something'));
  expect(stale).toEqual({
    problems: [expect.stringMatching(/exercise\.ts is not what solution\.ts gives — npm run labs:generate -- 99$/)],
    begun: [],
  });
  await rm(join(folder, 'exercise.ts'));
  const { problems } = await verifyExercise({ ...toyLab, folder });
  expect(problems).toEqual([expect.stringContaining('exercise.ts is not there — npm run labs:generate -- 99')]);
});
