import { CsvError, type Info, parse } from 'csv-parse/sync';
import { errorAt, type InputError, nearest } from '../base/errors.ts';

/** One row below the header. */
export interface CsvRow {
  /** Where it begins in the file. */
  readonly line: number;
  /** A cell without the blanks around it; nothing if the file has no such column. */
  cell(column: string): string | undefined;
  /** What is wrong with a cell, with its place. */
  error(column: string, problem: string, cure: string): InputError;
}

/**
 * The rows of a CSV file with a header; blank lines and other columns do no harm.
 * @throws InputError with file and line if the file is empty, a column is missing, a row is too short or too long, or a
 *   quote is broken
 */
export function parseCsv(text: string, file: string, required: readonly string[]): CsvRow[] {
  const [head, ...records] = parseRecords(text, file);
  if (!head) throw errorAt({ file }, 'the file is empty', `expected a header with ${required.join(', ')}`);
  const header = head.cells.map((name) => name.trim());
  for (const column of required) {
    if (!header.includes(column)) throw missingColumn(file, head.line, column, header);
  }
  return records.map((record) => {
    const { line } = record;
    const cells = expectCells(record, header.length, file);
    return {
      line,
      cell: (column) => cells[header.indexOf(column)]?.trim(),
      error: (column, problem, cure) => errorAt({ file, line, column }, problem, cure),
    };
  });
}

/** The cells of a row. @throws InputError with its line if they are not so many */
export function expectCells({ cells, line }: CsvRecord, columns: number, file: string): readonly string[] {
  if (cells.length === columns) return cells;
  const cure = cells.length > columns ? 'put cells that hold a comma in double quotes' : 'add the missing commas';
  throw errorAt({ file, line }, `expected ${columns} columns, found ${cells.length}`, cure);
}

/** What is wrong where the header names no such column. */
export function missingColumn(file: string, line: number, column: string, header: readonly string[]): InputError {
  const guess = nearest(column, header);
  const cure = guess
    ? `rename "${guess}"`
    : `name it in the header, which has ${header.join(', ')}, or bring the file in by "attention-lab data import"`;
  return errorAt({ file, line }, `no column "${column}"`, cure);
}

/** The cells of one row, and the line on which it begins. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** All rows, the header too; blank lines are left out. @throws InputError with file and line if a quote is broken */
export function parseRecords(text: string, file: string): CsvRecord[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    const records = parse(text, options) as unknown as { record: string[]; info: Info }[];
    return records.map(({ record, info }) => {
      const linesInside = record.join('').split('\n').length - 1; // info counts to the end of the record
      return { cells: record, line: info.lines - linesInside };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Of a quote that never closes, csv-parse names the end of the file; it is the last quote that opened.
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const line = open ? text.slice(0, text.lastIndexOf('"')).split('\n').length : Number(error.lines);
    const problem = open ? 'a double quote opens and never closes' : 'a double quote in the middle of a cell';
    throw errorAt({ file, line }, problem, 'put the whole cell in double quotes and write quotes inside it twice');
  }
}
