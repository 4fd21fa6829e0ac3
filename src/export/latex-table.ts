import { latexText } from './latex-text.ts';
import { type Cell, type Column, cellText, groupsOf, type Table } from './table.ts';

/** Letters of normal width that go into a line at `\small` and at `\footnotesize`, in the document beside the tables. */
const LINE = { small: 92, footnotesize: 104 };
/** Between two columns, in letters. */
const GAP = 2;

/**
 * A table as LaTeX has it in papers: rules of `booktabs`, notes below, `\caption` and `\label{tab:<prefix><name>}`. It
 * needs `booktabs` and `tabularx`, T1 fonts and UTF-8. One that is wide is set smaller, and has its sentences and
 * labels broken to the width of the line.
 */
export function latexTable(table: Table, prefix = ''): string {
  const { name, caption, columns, notes } = table;
  const heads = columns.map((column, place) => headLines(column, bodyWidth(table, place)));
  const width = columns.reduce(
    (sum, column, place) => sum + widthOf(column, heads[place]!, bodyWidth(table, place)),
    0,
  );
  const size = width <= LINE.small ? 'small' : 'footnotesize';
  const sentences = columns.some(({ kind }) => kind === 'text');
  const full = sentences || width > LINE[size];
  const broken = (kind: Column['kind']) => kind === 'text' || (kind === 'label' && !sentences && full);
  const preamble = columns.map(({ kind }) => (kind === 'number' ? 'r' : broken(kind) ? BROKEN : 'l')).join('');
  const environment = full ? 'tabularx' : 'tabular';
  return `${[
    '\\begin{table}[!htbp]',
    '\\centering',
    `\\caption{${latexText(caption)}}`,
    `\\label{tab:${prefix}${name}}`,
    `\\${size}`,
    ...(size === 'footnotesize' ? ['\\setlength{\\tabcolsep}{3.5pt}'] : []),
    `\\begin{${environment}}${full ? '{\\linewidth}' : ''}{@{}${preamble}@{}}`,
    '\\toprule',
    `${heads.map((lines, place) => headCell(lines, columns[place]!)).join(' & ')} \\\\`,
    ...groupsOf(table).flatMap(({ group, rows }) => [
      '\\midrule',
      ...(group === undefined ? [] : [`\\multicolumn{${columns.length}}{@{}l}{\\textit{${latexText(group)}}} \\\\`]),
      ...rows.map(({ cells }) => `${cells.map(cellSource).join(' & ')} \\\\${sentences ? '\\addlinespace' : ''}`),
    ]),
    '\\bottomrule',
    `\\end{${environment}}`,
    ...(notes.length > 0 ? ['', `\\medskip\\parbox{\\linewidth}{\\footnotesize ${latexText(notes.join(' '))}}`] : []),
    '\\end{table}',
  ].join('\n')}\n`;
}

/** A column as wide as there is room, set ragged. */
const BROKEN = '>{\\raggedright\\arraybackslash}X';

/** Half of what a sentence or a label would take if it were not broken, as far as the width of the table is concerned. */
const widthOf = ({ kind }: Column, head: readonly string[], body: number) =>
  GAP + Math.max(kind === 'text' ? Math.min(body, 30) : body, ...head.map((line) => line.length));

/** The widest cell; what an interval takes is set smaller. */
const bodyWidth = ({ rows }: Table, place: number) => Math.max(0, ...rows.map(({ cells }) => cellWidth(cells[place]!)));

function cellWidth(cell: Cell): number {
  if (cell === null || typeof cell === 'string') return cellText(cell).length;
  return cell.text.length + 0.75 * (cell.spread?.length ?? 0);
}

/** The words of a title in lines that are not much wider than what stands below. */
function headLines({ title }: Column, body: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && (word === '%' || longer.length <= Math.max(body, 9))) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function headCell(lines: readonly string[], { kind }: Column): string {
  const source = lines.map(latexText);
  return source.length === 1 ? source[0]! : `\\shortstack[${kind === 'number' ? 'r' : 'l'}]{${source.join(' \\\\ ')}}`;
}

/** The interval is smaller than the number that it belongs to. */
function cellSource(cell: Cell): string {
  if (cell === null || typeof cell === 'string') return latexText(cellText(cell));
  const spread = cell.spread && `{\\scriptsize ${latexText(cell.spread)}}`;
  return [latexText(cell.text), spread].filter(Boolean).join('\\,');
}
