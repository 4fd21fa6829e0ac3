import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { regionsOf } from './generate-exercise.ts';
import type { Check } from './lab.ts';
import type { LoadedLab } from './load-lab.ts';
import type { Reference } from './load-reference.ts';

/** `## Question 2 (1.5 points)` of `questions.md`. */
const QUESTION = /^## Question \d+ \((\d+(?:\.\d+)?) points?\)/gm;
const OTHER_SOLUTION = /from '\.\.\/(?:\.\.\/)?\d\d-[^']*\/solution\.ts'/;

/** What is missing or does not fit in a lab's files, before anything is run. */
export async function structureProblems(lab: LoadedLab, { implementation, mistakes }: Reference): Promise<string[]> {
  const regions = regionsOf(await readFile(join(lab.folder, 'solution.ts'), 'utf8')).map(({ name }) => name);
  const checks = lab.lab.checks;
  const ids = checks.map(({ id }) => id);
  const problems = checks.flatMap((check) => checkProblems(check, lab, implementation.functions));
  for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) problems.push(`two checks have the id ${id}`);
  for (const region of regions.filter((name) => !(name in implementation.functions))) {
    problems.push(`region ${region}: solution.ts exports nothing of that name`);
  }
  for (const { name, mistake } of mistakes) {
    for (const id of mistake.fails.filter((id) => !ids.includes(id))) {
      problems.push(`mutant ${name} fails "${id}", which is no check`);
    }
  }
  return [...problems, ...(await pointProblems(lab)), ...(await importProblems(lab.folder))];
}

function checkProblems(check: Check, { scenarios }: LoadedLab, functions: object): string[] {
  const missing = [
    [check.title.trim() === '', 'a title'],
    [!(check.points > 0), 'points'],
    [check.hints.length === 0 || check.hints.some((hint) => hint.trim() === ''), 'a hint'],
    [!(check.scenario in scenarios), `the scenario "${check.scenario}"`],
    [!(check.of in functions), `the function "${check.of}"`],
  ] as const;
  return missing.flatMap(([is, what]) => (is ? [`check ${check.id}: ${what} is missing`] : []));
}

async function pointProblems({ entry, folder, lab }: LoadedLab): Promise<string[]> {
  const path = join(folder, 'questions.md');
  if (!existsSync(path)) return [`${path} is not there`];
  const text = await readFile(path, 'utf8');
  const written = sum([...text.matchAll(QUESTION)].map(([, points]) => Number(points)));
  const checked = sum(lab.checks.map(({ points }) => points));
  if (checked + written === entry.points) return [];
  return [`checks give ${checked} points and written questions ${written}, but manifest.ts says ${entry.points}`];
}

async function importProblems(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return files.flatMap((file, i) =>
    OTHER_SOLUTION.test(texts[i]!) ? [`${file} imports the solution of another lab`] : [],
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
