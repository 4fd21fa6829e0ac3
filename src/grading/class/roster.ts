import { errorAt } from '../../base/errors.ts';
import { parseRecords } from '../../data/csv-rows.ts';

/** The columns by which Canvas finds a student, in the order of its gradebook. */
export const CANVAS_COLUMNS = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'] as const;

/** A row of the gradebook: the cells of {@link CANVAS_COLUMNS}. */
export type RosterRow = Readonly<Record<(typeof CANVAS_COLUMNS)[number], string>>;

/**
 * The students of a gradebook that was exported from Canvas; columns of other assignments do no harm.
 * @throws InputError with file and line if it is no such export
 */
export function parseRoster(text: string, file: string): RosterRow[] {
  const [head, ...records] = parseRecords(text, file);
  const cure = 'export the gradebook from Canvas (Grades, Export, Export Entire Gradebook)';
  if (!head) throw errorAt({ file }, 'the file is empty', cure);
  const places = CANVAS_COLUMNS.map((column) => head.cells.findIndex((cell) => cell.trim() === column));
  const missing = CANVAS_COLUMNS.find((column, i) => places[i] === -1 && (column === 'Student' || column === 'ID'));
  if (missing) throw errorAt({ file, line: head.line }, `no column "${missing}"`, cure);
  return records
    .map(
      ({ cells }) =>
        Object.fromEntries(CANVAS_COLUMNS.map((column, i) => [column, cells[places[i]!]?.trim() ?? ''])) as RosterRow,
    )
    .filter(({ Student, ID }) => ID !== '' && Student !== 'Points Possible');
}

/** Finds the row of whoever handed in under this id: the number that Canvas gives, the university's, or the login. */
export function rosterIndex(roster: readonly RosterRow[]): (student: string) => RosterRow | undefined {
  const byId = new Map<string, RosterRow>();
  for (const column of ['ID', 'SIS User ID', 'SIS Login ID'] as const)
    for (const row of roster)
      if (row[column] !== '' && !byId.has(row[column].toLowerCase())) byId.set(row[column].toLowerCase(), row);
  return (student) => byId.get(student.toLowerCase());
}
