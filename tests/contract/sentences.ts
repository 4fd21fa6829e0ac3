import type { Batch } from '../../src/batches/batch.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';

const [PAD, BOS, EOS] = [0, 1, 2];

/** Vocabularies of the sentences below; different primes, so that the two cannot be confused. */
export const vocabulary: VocabularySizes = { source: 11, target: 13 };

/** The words of a sentence pair, without BOS and EOS. */
export type SentenceIds = readonly [source: readonly number[], target: readonly number[]];

/** Four sentence pairs whose lengths all differ (EOS included: sources 5, 2, 4, 3; targets 3, 6, 2, 4). */
export const sentences: readonly SentenceIds[] = [
  [
    [4, 9, 5, 7],
    [12, 4],
  ], //
  [[6], [5, 7, 5, 9, 11]],
  [[8, 10, 8], [6]],
  [
    [7, 4],
    [8, 10, 12],
  ],
];

/** Rows of ids, padded with `padding` to the longest row or to `columns`. */
export function padded(rows: readonly (readonly number[])[], columns = 0, padding = PAD): PaddedIds {
  const width = Math.max(columns, ...rows.map((row) => row.length));
  const ids = rows.flatMap((row) => [...row, ...Array<number>(width - row.length).fill(padding)]);
  return { ids: Int32Array.from(ids), rows: rows.length, columns: width, lengths: rows.map((row) => row.length) };
}

/** The batch of the given sentence pairs; `extra` columns of padding stand after the longest sentence. */
export function batchOf(pairs: readonly SentenceIds[], extra = 0, padding = PAD): Batch {
  const longest = (side: 0 | 1) => Math.max(...pairs.map((pair) => pair[side].length)) + 1;
  return {
    source: padded(
      pairs.map(([source]) => [...source, EOS]),
      longest(0) + extra,
      padding,
    ), // [B, S]
    targetInput: padded(
      pairs.map(([, target]) => [BOS, ...target]),
      longest(1) + extra,
      padding,
    ), // [B, T]
    targetOutput: padded(
      pairs.map(([, target]) => [...target, EOS]),
      longest(1) + extra,
      padding,
    ), // [B, T]
  };
}
