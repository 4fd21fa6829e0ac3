/** A number of a table: as people read it, and as a program reads it. */
export interface NumberCell {
  /** `97.1`, without what stands in `spread`. */
  readonly text: string;
  /** What it may be off by: `± 0.6`, `[96.3, 97.6]`. */
  readonly spread?: string;
  /** In the unit of the column; absent where a cell has bounds alone. */
  readonly value?: number;
  readonly bounds?: readonly [low: number, high: number];
}

/** `null` where there is no such number. */
export type Cell = string | NumberCell | null;

export interface Column {
  readonly title: string;
  /** `text` is as long as sentences are, and may be broken into lines; `label` is a name. */
  readonly kind: 'text' | 'label' | 'number';
}

export const labelColumn = (title: string): Column => ({ title, kind: 'label' });
export const numberColumn = (title: string): Column => ({ title, kind: 'number' });

export interface Row {
  /** Rows of one group follow each other. */
  readonly group?: string;
  readonly cells: readonly Cell[];
}

/** A table of results. The writers beside this file make Markdown, CSV and LaTeX of it. */
export interface Table {
  /** Of its files, and the end of its LaTeX label. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the groups of rows are, where there are groups. */
  readonly grouping?: string;
  /** Sentences under the table, without which its numbers cannot be read. */
  readonly notes: readonly string[];
}

/** A cell as text: `97.1 ± 0.6`. */
export function cellText(cell: Cell): string {
  if (cell === null) return '–';
  return typeof cell === 'string' ? cell : [cell.text, cell.spread].filter(Boolean).join(' ');
}

/** Groups with the rows of each, in their order. Without groups it is a single one, whose name is undefined. */
export function groupsOf({ rows }: Table): { readonly group: string | undefined; readonly rows: readonly Row[] }[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group) }));
}
