import { createColors } from 'picocolors';
import { expect, it } from 'vitest';
import { checksText, printedText, summaryText } from '../../../src/cli/lab/result-text.ts';
import type { CheckResult, LabResult } from '../../../src/grading/result.ts';

const check = (id: string, more: Partial<CheckResult> = {}): CheckResult => ({
  ...{ id, title: `Title of ${id}`, points: 2, earned: 2, status: 'passed', diagnoses: [] },
  ...more,
});
const result = (...checks: CheckResult[]): LabResult => ({
  ...{ lab: '05', points: 7, earned: 3, checks, hiddenNotRun: checks.length, isolation: 'none' },
});
const options = { colors: createColors(false) };
const mistake = { mistake: 'columns', text: 'The softmax was taken over the columns.' };

it('shows of a failed check the numbers and the mistake, and says nothing twice', () => {
  const failed = { earned: 0, status: 'failed', diagnoses: [mistake] } as const;
  const missing = { earned: 0, status: 'not written', problem: 'attend is not written yet: sum up' } as const;
  const text = checksText(
    result(
      check('a'),
      check('b', { ...failed, problem: 'result[3] is 1, expected 2' }),
      check('c', { ...failed, problem: 'result[5] is 3, expected 4' }),
      check('d', missing),
      check('e', missing),
    ),
    options,
  );
  expect(text).toBe(
    [
      '✓  2/2 Title of a',
      '✗  0/2 Title of b',
      '       result[3] is 1, expected 2',
      '       → The softmax was taken over the columns.',
      '✗  0/2 Title of c',
      '       result[5] is 3, expected 4',
      '       → the same mistake',
      '·  0/2 Title of d',
      '       attend is not written yet: sum up',
      '·  0/2 Title of e',
      '',
    ].join('\n'),
  );
});

it('breaks lines to the width of the terminal, below the title of their check', () => {
  const problem = 'one two three four five six seven eight nine ten eleven';
  const lines = checksText(result(check('a', { status: 'failed', earned: 0, problem })), {
    ...options,
    width: 40,
  }).split('\n');
  expect(lines.slice(1)).toEqual(['       one two three four five six seven', '       eight nine ten eleven', '']);
});

it('says how many hidden checks were not run, also when all pass', () => {
  expect(summaryText(result(check('a'), check('b')), 9)).toBe(
    '2 of 2 checks pass: 3 of 7 points; 2 more for your written answers.\n' +
      '2 hidden checks were not run: the same checks with other numbers, which only the grader has.\n',
  );
  expect(summaryText(result(check('a')), 7)).toBe(
    '1 of 1 checks pass: 3 of 7 points.\n' +
      '1 hidden check was not run: the same checks with other numbers, which only the grader has.\n',
  );
});

it('shows what the code printed once, and not without end', () => {
  expect(printedText(result(check('a')), options)).toBe('');
  const loop = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n');
  const text = printedText(
    result(check('a', { printed: 'hello\n' }), check('b', { printed: 'hello\n' }), check('c', { printed: loop })),
    options,
  );
  expect(text.match(/hello/g)).toHaveLength(1);
  expect(text).toContain('  line 18\n  … and 11 more lines\n');
});
