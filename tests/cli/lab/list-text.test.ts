import { createColors } from 'picocolors';
import { expect, it } from 'vitest';
import type { LabEntry } from '../../../labs/manifest.ts';
import { duration, listText } from '../../../src/cli/lab/list-text.ts';
import { standingOf } from '../../../src/cli/lab/standing.ts';

const entry = (id: string, title: string, points: number, minutes: number, bonus?: true): LabEntry => ({
  ...{ id, folder: `${id}-x`, title, points, minutes, prerequisites: [], paper: '' },
  ...(bonus && { bonus }),
});

it('shows every lab on a line, adds the points up, and marks what passes and what is next', () => {
  const labs = [
    { entry: entry('00', 'Tour', 5, 30), earned: 5, standing: { kind: 'checked', passed: 2, of: 2, changed: false } },
    {
      entry: entry('01', 'Softmax', 10, 90),
      earned: 4,
      standing: { kind: 'checked', passed: 1, of: 3, changed: true },
    },
    { entry: entry('02', 'Words', 10, 120), earned: 0, standing: { kind: 'not begun' } },
    { entry: entry('03', 'Gone', 10, 60, true), earned: 3, standing: { kind: 'no exercise' } },
  ] as const;
  const text = listText(labs, { course: 'attention-lab', year: '2026/27' }, labs[1].entry, createColors(false));
  expect(text).toBe(
    [
      'attention-lab 2026/27: 9 of 25 points and 3 of the bonus, 1 of 4 labs pass all checks',
      '',
      '  lab                points    time  where you stand',
      '✓ 00   Tour           5 / 5  30 min  all checks pass',
      '▸ 01   Softmax       4 / 10  1 h 30  1 of 3 checks pass, changed since',
      '  02   Words         – / 10     2 h  not begun',
      '  03   Gone (bonus)  – / 10     1 h  exercise.ts is missing: `lab reset` brings it back',
      '',
    ].join('\n'),
  );
});

it.each([
  [45, '45 min'],
  [60, '1 h'],
  [90, '1 h 30'],
])('says %i minutes as %s', (minutes, text) => expect(duration(minutes)).toBe(text));

it('tells a starter, an exercise that was begun, and one that was changed since it was checked', () => {
  const progress = { sha256: 'a', points: 1, passed: ['x'], failed: ['y'], hints: {} };
  const exercise = { text: 'mine', starter: 'theirs', sha256: 'a' };
  expect(standingOf(undefined, progress)).toEqual({ kind: 'no exercise' });
  expect(standingOf({ ...exercise, text: 'theirs' }, undefined)).toEqual({ kind: 'not begun' });
  expect(standingOf(exercise, { points: 0, passed: [], failed: [], hints: { x: 1 } })).toEqual({ kind: 'not checked' });
  expect(standingOf(exercise, progress)).toEqual({ kind: 'checked', passed: 1, of: 2, changed: false });
  expect(standingOf({ ...exercise, sha256: 'b' }, progress)).toMatchObject({ changed: true });
});
