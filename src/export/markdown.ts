import { cellText, groupsOf, type Table } from './table.ts';

/** Text in which nothing is markup, on one line, so that it may stand in a cell. */
export const markdownText = (text: string) =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_<|~$]/g, '\\$&')
    .replace(/\](?=[([])/g, '\\]'); // else `[a](b)` is a link; a lone bracket is none, and `\[` opens a formula in places

/** A table as GitHub and notebooks show it: its caption, its rows, its notes as one paragraph. */
export function markdownTable(table: Table): string {
  const { caption, columns, grouping, notes } = table;
  const head = columns.map(({ title }) => title);
  const rules = columns.map(({ kind }) => (kind === 'number' ? '---:' : ':---'));
  const rows = groupsOf(table).flatMap(({ group, rows }) =>
    rows.map(({ cells }) => (grouping === undefined ? [] : [group ?? '']).concat(cells.map(cellText))),
  );
  const lines = [
    (grouping === undefined ? [] : [grouping]).concat(head).map(markdownText),
    (grouping === undefined ? [] : [':---']).concat(rules),
    ...rows.map((cells) => cells.map(markdownText)),
  ];
  const body = lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return `**${markdownText(caption)}**\n\n${body}\n${notes.map(markdownText).join(' ')}\n`;
}

/** A picture with what it shows in words, and its title below. */
export const picture = ({
  name,
  title,
  alt,
}: {
  readonly name: string;
  readonly title: string;
  readonly alt: string;
}) => `![${markdownText(alt)}](figures/${name}.svg)\n\n*${markdownText(title)}*\n`;
