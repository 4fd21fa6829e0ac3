import { fileURLToPath } from 'node:url';
import type { Check } from '../../../src/grading/lab.ts';
import type { LoadedLab, LoadedMistake } from '../../../src/grading/load-lab.ts';
import { computedOracle, type Oracle } from '../../../src/grading/oracle.ts';
import { ScenarioRuns } from '../../../src/grading/scenario-runs.ts';
import { scenarios } from './scenarios.ts';

const doubles: Check = {
  id: 'doubles',
  title: 'Twice the number comes out',
  points: 2,
  of: 'double',
  hints: ['Two times.'],
  scenario: 'double',
  input: (random) => ({ x: 3 + random.integer(97) }),
};

const adds: Check = {
  id: 'adds',
  title: 'The sum comes out',
  points: 3,
  of: 'total',
  hints: ['Plus.'],
  scenario: 'total',
  cases: 2,
  input: (random) => ({ xs: Array.from({ length: 5 }, () => 2 + random.integer(97)) }),
};

export const toyLab: LoadedLab = {
  entry: { id: '99', folder: '99-toy', title: 'Toy', points: 5, minutes: 1, prerequisites: [], paper: '' },
  folder: fileURLToPath(new URL('.', import.meta.url)),
  lab: { checks: [doubles, adds], uses: ['07'] },
  scenarios,
};

/** The right functions. */
export const toySolution = {
  double: (x: number) => 2 * x,
  total: (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0),
};

export const toyMistakes: readonly LoadedMistake[] = [
  {
    name: 'squared',
    mistake: { diagnosis: 'This is the square.', fails: ['doubles'] },
    functions: { double: (x: number) => x * x },
  },
  {
    name: 'last-left-out',
    mistake: { diagnosis: 'The last number is left out.', fails: ['adds'] },
    functions: { total: (xs: readonly number[]) => toySolution.total(xs.slice(0, -1)) },
  },
  {
    name: 'last-left-out-everywhere',
    mistake: { diagnosis: 'The last is left out, and nothing is doubled.', fails: ['adds', 'doubles'] },
    functions: { total: (xs: readonly number[]) => toySolution.total(xs.slice(0, -1)), double: (x: number) => x },
  },
];

export function toyOracle(): Oracle {
  return computedOracle(new ScenarioRuns(scenarios, { functions: toySolution }), toyMistakes);
}
