import { csvRow } from '../base/csv-row.ts';
import { errorAt } from '../base/errors.ts';
import { Random } from '../base/random.ts';
import { type CsvRow, parseCsv } from './csv-rows.ts';
import type { GoldAlignment, Link, SentencePair } from './sentence-pair.ts';

/** A corpus as CSV with one column for each field of a pair; what is not known stays empty. */
export function writeCorpus(pairs: readonly SentencePair[]): string {
  const rows = pairs.map(({ id, split, source, target, alignment, content = [], tags }) =>
    csvRow([id, split, source, target, writeAlignment(alignment), content.join(' '), tags.join(' ')]),
  );
  return csvRow(['id', 'split', 'source', 'target', 'alignment', 'content', 'tags']) + rows.join('');
}

/** `0-0 1p2`: sure and possible links, by source and then target word. */
function writeAlignment({ sure, possible }: GoldAlignment = { sure: [], possible: [] }): string {
  return [...sure.map((link) => ({ link, sign: '-' })), ...possible.map((link) => ({ link, sign: 'p' }))]
    .sort(({ link: a }, { link: b }) => a[0] - b[0] || a[1] - b[1])
    .map(({ link: [source, target], sign }) => `${source}${sign}${target}`)
    .join(' ');
}

/**
 * The sentence pairs of a CSV file with a header that has at least `source` and `target`. Without a column `split`, the
 * source sentence decides: nine tenths train, a twentieth each validation and test.
 *
 * @param file names the file in messages
 * @param wordsOf a text, as alignments count them; with it, links and content words must lie within the sentences
 * @throws InputError with file, line and column of the first thing that is wrong
 */
export function parseCorpus(text: string, file: string, wordsOf?: (text: string) => readonly string[]): SentencePair[] {
  const rows = parseCsv(text, file, ['source', 'target']);
  if (rows.length === 0) throw errorAt({ file }, 'a header and no sentence pairs', 'add one pair a line');
  const lineOf = new Map<string, number>();
  return rows.map((row) => {
    const pair = pairOf(row, wordsOf);
    const line = lineOf.get(pair.id);
    if (line !== undefined)
      throw row.error('id', `"${pair.id}" stands on line ${line} already`, 'give each pair its own');
    lineOf.set(pair.id, row.line);
    return pair;
  });
}

function pairOf(row: CsvRow, wordsOf?: (text: string) => readonly string[]): SentencePair {
  const filled = (column: string) => {
    const cell = row.cell(column);
    if (cell === '') throw row.error(column, 'empty', 'fill it, or take the line out');
    return cell;
  };
  const [source, target] = [filled('source')!, filled('target')!];
  const sizes = wordsOf ? { source: wordsOf(source).length, target: wordsOf(target).length } : unbounded;
  const links = items(row, 'alignment').map((item) => parseLink(item, row, sizes));
  const content = items(row, 'content').map((item) => parseIndex(item, row, sizes.target));
  const of = (sign: string) => links.filter((link) => link.sign === sign).map(({ link }) => link);
  return {
    id: filled('id') ?? `line-${row.line}`,
    split: filled('split') ?? splitBySource(source),
    source,
    target,
    ...(links.length > 0 ? { alignment: { sure: of('-'), possible: of('p') } } : {}),
    ...(content.length > 0 ? { content } : {}),
    tags: items(row, 'tags'),
  };
}

/** Numbers of words. */
interface Sizes {
  readonly source: number;
  readonly target: number;
}
const unbounded: Sizes = { source: Number.POSITIVE_INFINITY, target: Number.POSITIVE_INFINITY };

const items = (row: CsvRow, column: string): string[] => row.cell(column)?.split(/\s+/).filter(Boolean) ?? [];

function parseLink(item: string, row: CsvRow, sizes: Sizes): { sign: string; link: Link } {
  const [, source, sign, target] = /^(\d+)([-p])(\d+)$/.exec(item) ?? [];
  if (!sign)
    throw row.error('alignment', `"${item}" is no link`, 'write 1-2 for a sure link and 1p2 for a possible one');
  const link: Link = [Number(source), Number(target)];
  const cure = "count words from zero, an elision (l') and a question mark as words of their own";
  if (link[0] >= sizes.source) throw row.error('alignment', `${item}: the source has ${sizes.source} words`, cure);
  if (link[1] >= sizes.target) throw row.error('alignment', `${item}: the target has ${sizes.target} words`, cure);
  return { sign, link };
}

function parseIndex(item: string, row: CsvRow, size: number): number {
  if (!/^\d+$/.test(item))
    throw row.error('content', `"${item}" is no number`, 'list the content words of the target from zero');
  if (Number(item) >= size)
    throw row.error('content', `${item}: the target has ${size} words`, 'count words from zero');
  return Number(item);
}

/** Depends on the sentence alone, so that one that stands twice does not come to stand in two splits. */
function splitBySource(source: string): string {
  const share = new Random(0).split(source).uniform();
  return share < 0.9 ? 'train' : share < 0.95 ? 'validation' : 'test';
}
