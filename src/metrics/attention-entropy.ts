import type { AlignmentWeights } from './alignment.ts';
import { mean } from './statistics.ts';

/** How widely attention is spread: 0 if every target word looks at one source word alone. */
export interface AttentionEntropy {
  /** Mean over target words of −Σ w ln w over the source words. */
  readonly nats: number;
  /** The same with each word's entropy divided by the highest there is, ln S: 1 if attention is uniform. */
  readonly normalised: number;
}

/** Over all target words of sentences with more than one source word (of one there is no choice); undefined if there is none. */
export function attentionEntropy(sentences: readonly AlignmentWeights[]): AttentionEntropy | undefined {
  const rows = sentences.flat().filter((row) => row.length > 1);
  if (rows.length === 0) return undefined;
  const entropies = rows.map(entropy);
  return {
    nats: mean(entropies),
    normalised: mean(entropies.map((nats, i) => nats / Math.log(rows[i]!.length))),
  };
}

const entropy = (row: ArrayLike<number>) =>
  Array.from(row).reduce((sum, weight) => (weight > 0 ? sum - weight * Math.log(weight) : sum), 0);
