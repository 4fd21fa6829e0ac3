import { wordDiff } from '../../report/word-diff.ts';
import type { TextOptions } from './result-text.ts';

/** A piece of code under a heading. */
export interface Titled {
  readonly title: string;
  readonly code: string;
}

/** What a column needs, so that most lines of code are whole in it. */
const LEAST_COLUMNS = 60;

const GUTTER = ' │ ';

/**
 * Two pieces of code in two columns, lines that they share beside each other; one below the other where the terminal is
 * narrow, or there is none.
 */
export function besideText(left: Titled, right: Titled, { colors, width = 0 }: TextOptions): string {
  const heading = (title: string) => `── ${title}`;
  const room = Math.floor((width - GUTTER.length) / 2);
  if (room < LEAST_COLUMNS) {
    return [left, right].map(({ title, code }) => `${colors.bold(heading(title))}\n${code}\n`).join('\n');
  }
  const row = (a: string, b: string, paint = (line: string) => line) =>
    `${paint(a.padEnd(room))}${colors.dim(GUTTER)}${paint(b)}`.trimEnd();
  const rows = besideEachOther(linesOf(left.code, room), linesOf(right.code, room));
  const lines = rows.map(([a, b]) => row(a, b, a === b ? colors.dim : undefined));
  return `${[row(heading(left.title), heading(right.title), colors.bold), ...lines].join('\n')}\n`;
}

/** Lines that are too long go on in the next, as in a terminal. */
const linesOf = (code: string, room: number): string[] =>
  code.split('\n').flatMap((line) => line.replaceAll('\t', '  ').match(new RegExp(`.{1,${room}}`, 'gu')) ?? ['']);

function besideEachOther(left: readonly string[], right: readonly string[]): [string, string][] {
  const rows: [string, string][] = [];
  let [a, b]: [string[], string[]] = [[], []]; // what stands in one alone, since the last line that they share
  const flush = () => {
    for (let i = 0; i < Math.max(a.length, b.length); i++) rows.push([a[i] ?? '', b[i] ?? '']);
    [a, b] = [[], []];
  };
  for (const { kind, words: lines } of wordDiff(left, right)) {
    if (kind === 'missing') a.push(...lines);
    else if (kind === 'extra') b.push(...lines);
    else {
      flush();
      for (const line of lines) rows.push([line, line]);
    }
  }
  flush();
  return rows;
}
