import { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import { collate } from '../../src/batches/collate.ts';
import type { Trainable } from '../../src/models/seq2seq.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import { Adam } from '../../src/training/optimizer.ts';
import { update } from '../../src/training/update.ts';
import type { Family } from './configs.ts';
import type { OwnConfig } from './own-models.ts';

/** Models small enough for plain JavaScript, their widths different primes, so that no two axes can be confused. */
export const smallConfigs = {
  lstm: {
    kind: 'lstm',
    attention: 'additive',
    encoder: 'bidirectional',
    layers: 1,
    embedding: 5,
    hidden: 7,
    attentionWidth: 3,
    readout: 11,
    dropout: 0,
    embeddingScale: 0.3,
  },
  transformer: {
    kind: 'transformer',
    width: 14, // two heads of seven
    heads: 2,
    layers: 2,
    feedForward: 17,
    norm: 'pre',
    positions: 'sinusoidal',
    positionScale: 1,
    maximumLength: 19,
    scaling: true,
    residual: true,
    dropout: 0,
    embeddingScale: 1,
  },
} as const satisfies Record<Family, OwnConfig>;

export const smallVocabulary = { source: 23, target: 29 };

/**
 * The model with larger weights if it is an LSTM: fresh ones are so small that much can be wrong in its attention before a
 * logit shows it.
 */
export function enlarged<M extends Trainable>(model: M, family: Family): M {
  const factor = family === 'lstm' ? 3 : 1;
  const values = [...model.parameters.values()].map(
    ([name, old]) => [name, old.map((value) => factor * value)] as const,
  );
  model.parameters.load(new Map(values));
  return model;
}

/** Sentence pairs as token ids; without EOS, without BOS. */
export type Pairs = readonly { readonly source: readonly number[]; readonly target: readonly number[] }[];

/** Pairs of words of the small vocabularies, of so many words at most. */
export function drawPairs(random: Random, count: number, longest: number): Pairs {
  const words = (size: number) =>
    Array.from({ length: 1 + random.integer(longest) }, () => 4 + random.integer(size - 4));
  return Array.from({ length: count }, () => ({
    source: words(smallVocabulary.source),
    target: words(smallVocabulary.target),
  }));
}

export function batchOf(pairs: Pairs): Batch {
  const pair = { id: '', split: 'train', source: '', target: '', tags: [] };
  return collate(pairs.map(({ source, target }) => ({ pair, source: [...source, EOS], target })));
}

/** The losses of so many steps of training, each on all pairs. */
export function trainingLosses(model: Trainable, pairs: Pairs, steps: number): number[] {
  const adam = new Adam(model.parameters, { clip: 1, beta1: 0.9, beta2: 0.98, epsilon: 1e-9 });
  const options = { learningRate: 0.01, labelSmoothing: 0.1, dropout: new Random(1) };
  const batch = batchOf(pairs);
  return Array.from({ length: steps }, () => update(model, adam, batch, options).loss);
}
