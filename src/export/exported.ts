import type { Provenance } from '../compare/run-files.ts';
import type { NamedFigure } from '../figures/named-figure.ts';
import type { Project } from './citation.ts';
import { csvTable } from './csv.ts';
import { latexTable } from './latex-table.ts';
import { markdownTable } from './markdown.ts';
import type { Table } from './table.ts';

/** A text file, relative to the folder that all of them go to. */
export interface ExportedFile {
  readonly path: string;
  readonly content: string;
  /** A text to go on with: it is never written over one in which somebody has written. */
  readonly draft?: true;
}

/** What documents say besides results. */
export interface ExportContext {
  readonly project: Project;
  /** Of what made the results: how to make them again. */
  readonly provenance: Provenance;
  /** The folder of the results, as commands would name it. */
  readonly folder: string;
  /** What stands before its files in links of the documents: nothing, or `../study/` if they go elsewhere. */
  readonly upwards: string;
  /** The pictures beside them: `figures/<name>.svg` and `.png`. */
  readonly figures: readonly Pick<NamedFigure, 'name' | 'title' | 'alt'>[];
}

/** A table in its three formats: `tables/<name>.{md,csv,tex}`. */
export const tableFiles = (tables: readonly Table[], labels: string): ExportedFile[] =>
  tables.flatMap((table) => [
    { path: `tables/${table.name}.md`, content: markdownTable(table) },
    { path: `tables/${table.name}.csv`, content: csvTable(table) },
    { path: `tables/${table.name}.tex`, content: latexTable(table, labels) },
  ]);
