import { expect, it } from 'vitest';
import { functionText, withoutRegions } from '../../../src/cli/lab/function-text.ts';

const module = `import x from 'y';

/** Adds. */
export function add(
  a: number,
  b: number,
): { sum: number } {
  // #region add: add them
  return { sum: a + b };
  // #endregion
}

export const twice = (a: number) => 2 * a;
const table = {
  a: 1,
};
`;

it('finds a function as it is written, to its last bracket, without docstring and region marks', () => {
  const add = 'export function add(\n  a: number,\n  b: number,\n): { sum: number } {\n  return { sum: a + b };\n}';
  expect(withoutRegions(functionText(module, 'add')!)).toBe(add);
  expect(withoutRegions(functionText(module.replaceAll('\n', '\r\n'), 'add')!)).toBe(add);
});

it('finds what is on one line or over several, and nothing by another name', () => {
  expect(functionText(module, 'twice')).toBe('export const twice = (a: number) => 2 * a;');
  expect(functionText(module, 'table')).toBe('const table = {\n  a: 1,\n};');
  expect(functionText(module, 'ad')).toBeUndefined();
});
