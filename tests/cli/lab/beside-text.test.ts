import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { besideText } from '../../../src/cli/lab/beside-text.ts';

const reference = { title: 'f, reference', code: 'function f() {\n  return 1;\n}' };
const yours = { title: 'f, yours', code: 'function f() {\n\tlet x = 0;\n  x++;\n  return 1;\n}' };
const colors = createColors(false);
const columns = (text: string) => text.split('\n').map((line) => line.split('│').map((cell) => cell.trimEnd()));

describe('two pieces of code', () => {
  it('stand in two columns, the lines that they share beside each other', () => {
    const text = besideText(reference, yours, { colors, width: 123 });
    expect(columns(text)).toEqual([
      ['── f, reference', ' ── f, yours'],
      ['function f() {', ' function f() {'],
      ['', '   let x = 0;'],
      ['', '   x++;'],
      ['  return 1;', '   return 1;'],
      ['}', ' }'],
      [''],
    ]);
    for (const line of text.trimEnd().split('\n')) expect(line.indexOf('│')).toBe(61);
  });

  it('put different lines in one row, and go on in the next where one is too long', () => {
    const long = `// ${'x'.repeat(70)}`;
    const text = besideText({ title: 'a', code: long }, { title: 'b', code: '// y' }, { colors, width: 124 });
    expect(columns(text).slice(1, 3)).toEqual([
      [long.slice(0, 60), ' // y'],
      [long.slice(60), ''],
    ]);
  });

  it.each([80, 122, undefined])('stand one below the other in %s columns', (width) => {
    const text = besideText(reference, yours, { colors, ...(width && { width }) });
    expect(text).toBe(`── f, reference\n${reference.code}\n\n── f, yours\n${yours.code}\n`);
  });

  it('show in colours what is the same', () => {
    const text = besideText(reference, yours, { colors: createColors(true), width: 130 });
    expect(text).toContain(createColors(true).dim('  return 1;'.padEnd(63)));
    expect(text).not.toContain(createColors(true).dim('  x++;'));
  });
});
