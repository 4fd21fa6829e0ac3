import type { ImportedCorpus } from '../data/import/import-pairs.ts';
import type { Count } from '../data/import/tally.ts';
import { fixed } from '../report/numbers.ts';
import { table } from './table.ts';

/** What became of the lines of a file, in tables for the terminal. */
export function importText(file: string, { lines, repaired, dropped, splits }: ImportedCorpus): string {
  const kept = splits.reduce((sum, { pairs }) => sum + pairs.length, 0);
  return [
    `${file}: ${fixed(kept)} pairs of ${fixed(lines)} lines\n`,
    table([
      ['split', 'sources', 'pairs'],
      ...splits.map(({ split, sources, pairs }) => [split, fixed(sources), fixed(pairs.length)]),
    ]),
    ...counts('dropped', dropped),
    ...counts('put right', repaired),
    `No source stands in two splits. Train on it with: npx attention-lab compare --data ${file}\n`,
  ].join('\n');
}

const counts = (title: string, list: readonly Count[]): string[] =>
  list.length === 0
    ? []
    : [
        table([
          [title, 'lines', 'first line'],
          ...list.map(({ what, lines, first }) => [what, fixed(lines), `${first}`]),
        ]),
      ];
