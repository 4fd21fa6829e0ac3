import type { PaddedIds } from '../tensor/padded-ids.ts';
import { BOS, EOS, PAD } from '../text/special-tokens.ts';
import type { Batch } from './batch.ts';
import type { Example } from './example.ts';

/** Rows of ids, padded on the right with PAD to the longest of them. */
export function padIds(rows: readonly (readonly number[])[]): PaddedIds {
  const lengths = rows.map((row) => row.length);
  const columns = Math.max(0, ...lengths);
  const ids = new Int32Array(rows.length * columns).fill(PAD); // [rows × columns]
  for (const [i, row] of rows.entries()) ids.set(row, i * columns);
  return { ids, rows: rows.length, columns, lengths };
}

/** The batch of these examples, row by row. */
export function collate(examples: readonly Example[]): Batch {
  return {
    source: padIds(examples.map(({ source }) => source)),
    targetInput: padIds(examples.map(({ target }) => [BOS, ...target])),
    targetOutput: padIds(examples.map(({ target }) => [...target, EOS])),
  };
}
