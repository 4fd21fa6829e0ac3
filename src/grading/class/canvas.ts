import { csvRow } from '../../base/csv-row.ts';
import { CANVAS_COLUMNS, type RosterRow, rosterIndex } from './roster.ts';
import type { StudentResult } from './student-result.ts';

/**
 * A gradebook that Canvas imports: one column of points. With a roster, its rows as they are; whoever handed in nothing
 * keeps an empty cell, which Canvas leaves as it was. Without one, ids stand as logins.
 *
 * @param assignment the column's title, with the number in brackets if Canvas has the assignment: `Attention lab (4711)`
 * @param results one for each student
 */
export function canvasCsv(
  assignment: string,
  possible: number,
  results: readonly StudentResult[],
  roster: readonly RosterRow[],
): string {
  const find = rosterIndex(roster);
  const points = new Map<RosterRow, number>();
  const others: { row: RosterRow; points: number }[] = [];
  for (const result of results) {
    const row = find(result.student);
    if (row) points.set(row, result.earned);
    else if (roster.length === 0) others.push({ row: withoutRoster(result.student), points: result.earned });
  }
  const line = (row: RosterRow, score: string) => csvRow([...CANVAS_COLUMNS.map((column) => row[column]), score]);
  return [
    csvRow([...CANVAS_COLUMNS, assignment]),
    csvRow(['    Points Possible', '', '', '', '', String(possible)]),
    ...roster.map((row) => line(row, String(points.get(row) ?? ''))),
    ...others.map(({ row, points: score }) => line(row, String(score))),
  ].join('');
}

const withoutRoster = (student: string): RosterRow => ({
  ...{ Student: student, ID: '', 'SIS User ID': '', 'SIS Login ID': student, Section: '' },
});
