import type { Colors } from 'picocolors/types';
import type { LabEntry } from '../../../labs/manifest.ts';
import type { Course } from '../../grading/course.ts';
import type { Standing } from './standing.ts';

/** What one line of the list is made of. */
export interface ListedLab {
  readonly entry: LabEntry;
  readonly standing: Standing;
  /** Earned in the last check. */
  readonly earned: number;
}

/** All labs with points and where one stands, a line each; the lab to go on with is marked. */
export function listText(labs: readonly ListedLab[], { course, year }: Course, next: LabEntry, colors: Colors): string {
  const rows = labs.map((lab) => ({
    mark: markOf(lab, next),
    cells: [
      lab.entry.id,
      `${lab.entry.title}${lab.entry.bonus ? ' (bonus)' : ''}`,
      `${hasPoints(lab) ? lab.earned : '–'} / ${lab.entry.points}`,
      duration(lab.entry.minutes),
      standingText(lab.standing),
    ],
  }));
  const header = ['lab', '', 'points', 'time', 'where you stand'];
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map(({ cells }) => cells[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 2 || i === 3 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  const painted = rows.map(({ mark, cells }) => `${paint(mark, colors)} ${line(cells)}\n`);
  return `${total(labs, course, year)}\n\n  ${colors.dim(line(header))}\n${painted.join('')}`;
}

const hasPoints = ({ standing }: ListedLab) => standing.kind === 'checked';
const isDone = ({ standing }: ListedLab) => standing.kind === 'checked' && standing.passed === standing.of;

function markOf(lab: ListedLab, next: LabEntry): '✓' | '▸' | ' ' {
  if (isDone(lab)) return '✓';
  return lab.entry.id === next.id ? '▸' : ' ';
}

const paint = (mark: string, colors: Colors) => (mark === '✓' ? colors.green(mark) : colors.yellow(mark));

function total(labs: readonly ListedLab[], course: string, year: string): string {
  const points = (chosen: readonly ListedLab[], of: (lab: ListedLab) => number) =>
    chosen.reduce((sum, lab) => sum + of(lab), 0);
  const graded = labs.filter(({ entry }) => !entry.bonus);
  const bonus = points(
    labs.filter(({ entry }) => entry.bonus),
    ({ earned }) => earned,
  );
  const earned = points(graded, (lab) => lab.earned);
  const of = points(graded, ({ entry }) => entry.points);
  const done = labs.filter(isDone).length;
  return `${course} ${year}: ${earned} of ${of} points${bonus > 0 ? ` and ${bonus} of the bonus` : ''}, ${done} of ${labs.length} labs pass all checks`;
}

const NOT_CHECKED = {
  'no exercise': 'exercise.ts is missing: `lab reset` brings it back',
  'not checked': 'begun, not checked yet',
  'not begun': 'not begun',
} as const;

export function standingText(standing: Standing): string {
  if (standing.kind !== 'checked') return NOT_CHECKED[standing.kind];
  const { passed, of, changed } = standing;
  return `${passed === of ? 'all' : `${passed} of ${of}`} checks pass${changed ? ', changed since' : ''}`;
}

/** Minutes as one plans them: 45 min, 2 h, 1 h 30. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest}`;
}
