import type { GoldAlignment, SentencePair } from './sentence-pair.ts';

/** The columns of a corpus file; only `source` and `target` must be there. */
export const corpusColumns = ['id', 'split', 'source', 'target', 'alignment', 'content', 'tags'] as const;

/** A corpus as RFC 4180 CSV (but with line feeds, as in every other file of this project), header first. */
export function writeCorpus(pairs: readonly SentencePair[]): string {
  const rows = pairs.map((pair) => [
    pair.id,
    pair.split,
    pair.source,
    pair.target,
    pair.alignment ? writeAlignment(pair.alignment) : '',
    (pair.content ?? []).join(' '),
    pair.tags.join(' '),
  ]);
  return [corpusColumns, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** `0-0 1p2`: sure and possible links, by source and then target word. */
export function writeAlignment({ sure, possible }: GoldAlignment): string {
  return [...sure.map((link) => ({ link, sign: '-' })), ...possible.map((link) => ({ link, sign: 'p' }))]
    .sort(({ link: a }, { link: b }) => a[0] - b[0] || a[1] - b[1])
    .map(({ link: [source, target], sign }) => `${source}${sign}${target}`)
    .join(' ');
}
