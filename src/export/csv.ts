import { csvRow } from '../base/csv-row.ts';
import type { Cell, Table } from './table.ts';

/**
 * A table for programs: numbers in full, without commas between thousands, empty where there is none. A column whose
 * numbers have intervals is followed by two with their ends. Caption and notes are left out.
 */
export function csvTable({ columns, rows, grouping }: Table): string {
  const fields = columns.map(({ title }, column): { titles: string[]; of: (cell: Cell) => string[] } => {
    const bounded = rows.some(({ cells }) => typeof cells[column] === 'object' && cells[column]?.bounds);
    return {
      titles: bounded ? [title, `${title}: low`, `${title}: high`] : [title],
      of: (cell) => (bounded ? withBounds(cell) : [exact(cell)]),
    };
  });
  const group = (text: string | undefined) => (grouping === undefined ? [] : [text ?? '']);
  return [
    [...group(grouping), ...fields.flatMap(({ titles }) => titles)],
    ...rows.map((row) => [...group(row.group), ...fields.flatMap(({ of }, column) => of(row.cells[column]!))]),
  ]
    .map(csvRow)
    .join('');
}

function withBounds(cell: Cell): string[] {
  const bounds = cell === null || typeof cell === 'string' ? undefined : cell.bounds;
  return [exact(cell), ...(bounds ? bounds.map(written) : ['', ''])];
}

function exact(cell: Cell): string {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  return cell.value === undefined ? '' : written(cell.value);
}

/** With as many digits as are left after a change of unit. */
const written = (value: number) => String(Number(value.toPrecision(12)));
