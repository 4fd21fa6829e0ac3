import { errorAt, InputError } from '../../base/errors.ts';
import { expectCells, missingColumn, parseRecords } from '../csv-rows.ts';

/** A file that is imported. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Two texts as they stand in a file. */
export interface Row {
  readonly line: number;
  readonly source: string;
  /** Absent where the line has one column alone. */
  readonly target?: string;
}

/**
 * The pairs of two files of parallel lines, of a file with tabs between its columns, or of a CSV file.
 * @throws InputError with the place of what is wrong with the file as a whole; single lines may be empty or too short
 */
export function readRows(file: TextFile, second?: TextFile): Row[] {
  for (const { name, text } of second ? [file, second] : [file]) {
    if (text.trim() === '') throw errorAt({ file: name }, 'the file is empty', 'expected one sentence pair a line');
  }
  if (second) return parallelRows(file, second);
  const csv = /\.csv$/i.test(file.name);
  if (csv ? linesOf(file.text)[0]!.includes('\t') : file.text.includes('\t')) return tabbedRows(file.text);
  if (csv) return csvRows(file);
  throw errorAt(
    { file: file.name, line: 1 },
    'one column: there is no tab in the whole file',
    'put a tab between source and target; a file with commas must end in .csv; parallel lines take two files',
  );
}

function parallelRows(source: TextFile, target: TextFile): Row[] {
  const [sources, targets] = [linesOf(source.text), linesOf(target.text)];
  if (sources.length !== targets.length) {
    throw new InputError(
      `${source.name} has ${sources.length} lines and ${target.name} has ${targets.length} — ` +
        'line by line they must translate each other; find the line that is missing',
    );
  }
  return sources.map((text, i) => ({ line: i + 1, source: text, target: targets[i]! }));
}

/** `source ⇥ target`, whatever follows (Anki's attribution), or `number ⇥ source ⇥ number ⇥ target` (Tatoeba's own). */
function tabbedRows(text: string): Row[] {
  return linesOf(text).map((content, i) => {
    const cells = content.split('\t');
    const numbered = cells.length >= 4 && [cells[0]!, cells[2]!].every((cell) => /^\d+$/.test(cell));
    const [source, target] = numbered ? [cells[1]!, cells[3]!] : [cells[0]!, cells[1]];
    return { line: i + 1, source, ...(target !== undefined && { target }) };
  });
}

/** With a header that names `source` and `target` among its columns, or without one and with two columns. */
function csvRows({ name, text }: TextFile): Row[] {
  const records = parseRecords(text, name);
  const { cells: first, line } = records[0]!;
  const names = first.map((cell) => cell.trim().toLowerCase());
  const [source, target] = [names.indexOf('source'), names.indexOf('target')];
  const headed = source >= 0 && target >= 0;
  if (!headed && (source >= 0 || target >= 0)) {
    throw missingColumn(name, line, source < 0 ? 'source' : 'target', names);
  }
  if (!headed && names.length !== 2) {
    const problem = names.length === 1 ? 'one column' : `${names.length} columns, and none named source and target`;
    const cure = 'separate two columns by a comma, or name two of them source and target in the first line';
    throw errorAt({ file: name, line }, problem, cure);
  }
  return records.slice(headed ? 1 : 0).map((record) => {
    const cells = expectCells(record, names.length, name);
    return { line: record.line, source: cells[headed ? source : 0]!, target: cells[headed ? target : 1]! };
  });
}

/** Whatever ends them; what follows the last line end is none. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
