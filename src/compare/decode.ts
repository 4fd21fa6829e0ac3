import type { Batch } from '../batches/batch.ts';
import { batchesOf } from '../batches/batch-stream.ts';
import type { Example } from '../batches/example.ts';
import { beamSearch } from '../decoding/beam-search.ts';
import { greedy } from '../decoding/greedy.ts';
import type { Hypothesis, RankedHypothesis } from '../decoding/hypothesis.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import type { Experiment } from './experiment.ts';
import { EVALUATION_BATCH } from './translate.ts';

/** Hypotheses that go through a model together, of all sentences of a batch. */
const BEAM_ROWS = 320;

/** How sentences are translated. */
export interface Decoding extends Readonly<Experiment['decoding']> {
  /** The most tokens of a translation. */
  readonly maximumLength: number;
}

export const decodingOf = ({ decoding, maximumLength }: Experiment): Decoding => ({ ...decoding, maximumLength });

/** What a model says to each of `examples`, in their order, with alignments: greedily with a beam of one. */
export function decodeAll(model: Seq2Seq, examples: readonly Example[], decoding: Decoding): Hypothesis[] {
  if (decoding.beam === 1) return greedyAll(model, examples, decoding.maximumLength);
  return searchAll(model, examples, { ...decoding, nBest: 1, alignment: true }).map(([best]) => best!);
}

export function greedyAll(model: Seq2Seq, examples: readonly Example[], maximumLength: number): Hypothesis[] {
  return inBatches(examples, EVALUATION_BATCH, ({ source }) =>
    greedy(model, source, { maximumLength, alignment: true }),
  );
}

/** The `nBest` translations of each of `examples`, in their order. */
export function searchAll(
  model: Seq2Seq,
  examples: readonly Example[],
  { beam, ...options }: Decoding & { readonly nBest: number; readonly alignment?: boolean },
): RankedHypothesis[][] {
  return inBatches(examples, Math.ceil(BEAM_ROWS / beam), ({ source }) =>
    beamSearch(model, source, { ...options, width: beam }),
  );
}

/** Batch by batch, and the results in the order of `examples`. */
function inBatches<T>(examples: readonly Example[], size: number, decode: (batch: Batch) => T[]): T[] {
  const results: T[] = [];
  for (const { batch, indices } of batchesOf(examples, size)) {
    for (const [row, result] of decode(batch).entries()) results[indices[row]!] = result;
  }
  return results;
}
