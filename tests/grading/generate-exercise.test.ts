import { describe, expect, it } from 'vitest';
import { generateExercise, regionsOf, unwritten } from '../../src/grading/generate-exercise.ts';

const SOLUTION = `/** Doubles x. */
export function double(x: number): number {
  // #region double: multiply by two
  return helper(x);
  // #endregion
}

const helper = (x: number) => 2 * x;

export function rows(): number[] {
  // #region rows: take each row's sum, a hint that is long enough for the line to be broken in two by the formatter
  return [];
  // #endregion
}
`;

describe('generateExercise', () => {
  it('puts a TODO and an error that says what to do in the place of each answer', () => {
    expect(generateExercise(SOLUTION, 'solution.ts')).toBe(`/** Doubles x. */
export function double(x: number): number {
  // TODO multiply by two
  throw new Error('double is not written yet: multiply by two');
}

const helper = (x: number) => 2 * x;

export function rows(): number[] {
  // TODO take each row's sum, a hint that is long enough for the line to be broken in two by the formatter
  throw new Error(
    "rows is not written yet: take each row's sum, a hint that is long enough for the line to be broken in two by the formatter",
  );
}
`);
    expect(regionsOf(SOLUTION).map(({ name }) => name)).toEqual(['double', 'rows']);
  });

  it.each([
    ['  // #region f: do it\n  return 1;\n}', 'solution.ts, line 1: the region f does not end'],
    ['  // #region f: do it\n  // #endregion\n  return 1;\n}', 'solution.ts, line 2: code follows region f'],
  ])('refuses %j', (solution, message) => {
    expect(() => generateExercise(solution, 'solution.ts')).toThrow(message);
  });
});

it('finds the functions that are still to be written, however the line is broken or quoted', () => {
  const text = `throw new Error('softmax is not written yet: a');\nthrow new Error(\n  "attend is not written yet: it's b",\n);`;
  expect(unwritten(text)).toEqual(['softmax', 'attend']);
});
