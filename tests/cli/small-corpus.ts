import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUNDLED = fileURLToPath(new URL('../../datasets/en-fr.csv', import.meta.url));

/** Short pairs of the bundled corpus: so many of each split; writes them to `file`. */
export function writeSmallCorpus(file: string, sizes: Readonly<Record<string, number>>): void {
  const [header, ...rows] = readFileSync(BUNDLED, 'utf8').trimEnd().split('\n');
  const chosen = Object.entries(sizes).flatMap(([split, size]) =>
    rows.filter((row) => row.split(',')[1] === split && row.split(',')[2]!.split(' ').length <= 8).slice(0, size),
  );
  writeFileSync(file, `${[header, ...chosen].join('\n')}\n`);
}
