import type { RunData } from '../report/run-data.ts';
import { alignmentTable, constructionsTable, lengthsTable } from './run-quality-tables.ts';
import { comparisonsTable, costsTable, resultsTable } from './run-summary-tables.ts';
import type { Table } from './table.ts';

/** The tables of a run, in the order in which they are read; those for which it has no numbers are left out. */
export function runTables(data: RunData): Table[] {
  const all = [resultsTable, comparisonsTable, lengthsTable, constructionsTable, alignmentTable, costsTable];
  return all.map((make) => make(data)).filter(({ rows }) => rows.length > 0);
}
