import { expect, it } from 'vitest';
import { affectedChecks } from '../../../src/cli/lab/affected-checks.ts';
import type { Check } from '../../../src/grading/lab.ts';

const check = (id: string, of: string): Check => ({
  ...{ id, of, title: id, points: 1, hints: ['?'], scenario: of, input: () => null },
});
const checks = [check('sum', 'add'), check('order', 'add'), check('double', 'twice')];
const before =
  'const one = 1;\n\nexport function add(a, b) {\n  return a + b;\n}\n\nexport function twice(a) {\n  return add(a, a);\n}\n';

it.each([
  ['one function', before.replace('a + b', 'b + a'), ['sum', 'order']],
  ['two functions', before.replace('a + b', 'b + a').replace('add(a, a)', '2 * a'), ['sum', 'order', 'double']],
  ['a function that is gone', before.replace(/export function twice[\s\S]*/, ''), ['double']],
  ['nothing', before, []],
  ['what stands outside of them, too', before.replace('= 1', '= 2').replace('a + b', 'b + a'), []],
])('names the checks of %s', (_, now, ids) => expect([...affectedChecks(checks, before, now)]).toEqual(ids));
