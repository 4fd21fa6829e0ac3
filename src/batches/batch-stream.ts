import type { Random } from '../base/random.ts';
import type { Batch } from './batch.ts';
import { collate } from './collate.ts';
import type { Example } from './example.ts';

/** Where a stream stands; plain JSON. */
export interface BatchStreamState {
  readonly epoch: number;
  /** Batches of this epoch that were given already. */
  readonly position: number;
}

/** So many batches' worth of sentences are sorted by length together: little padding, and still a random order. */
const POOL = 16;

/**
 * The endless stream of training batches.
 *
 * Every epoch is shuffled anew and cut into pools; inside a pool the examples are sorted by length and cut into
 * batches, which come in random order. That order is a function of the seed, the epoch and the lengths, so all models
 * of a comparison see the same batches, and a stream goes on from its `state` exactly.
 */
export class BatchStream {
  readonly #examples: readonly Example[];
  readonly #batchSize: number;
  readonly #random: Random;
  #epoch = 0;
  #position = 0;
  #batches: readonly (readonly Example[])[];

  /** @throws RangeError if there are no examples or the batch size is not a whole number above zero */
  constructor(examples: readonly Example[], batchSize: number, random: Random) {
    if (examples.length === 0) throw new RangeError('BatchStream: there are no examples');
    expectBatchSize('BatchStream', batchSize);
    this.#examples = examples;
    this.#batchSize = batchSize;
    this.#random = random;
    this.#batches = this.#shuffled(this.#epoch);
  }

  get state(): BatchStreamState {
    return { epoch: this.#epoch, position: this.#position };
  }

  /** Goes on from where a stream of the same examples, batch size and seed stood. */
  restore({ epoch, position }: BatchStreamState): void {
    this.#epoch = epoch;
    this.#position = position;
    this.#batches = this.#shuffled(epoch);
  }

  next(): Batch {
    if (this.#position >= this.#batches.length) {
      this.#epoch += 1;
      this.#position = 0;
      this.#batches = this.#shuffled(this.#epoch);
    }
    const batch = this.#batches[this.#position]!;
    this.#position += 1;
    return collate(batch);
  }

  #shuffled(epoch: number): Example[][] {
    const random = this.#random.split(`epoch-${epoch}`);
    const size = this.#batchSize;
    const shuffled = random.shuffle(this.#examples);
    // A last batch of less than half the size would weigh too much for what it holds: its sentences wait for the next
    // epoch. They go before the sorting, so that they are any sentences and not the longest.
    const rest = shuffled.length % size;
    if (rest < size / 2 && rest < shuffled.length) shuffled.length -= rest;
    return cut(shuffled, size * POOL).flatMap((pool) => random.shuffle(cut(pool.sort(byLength), size)));
  }
}

/** A batch of an evaluation, and where its rows stand in the list of examples. */
export interface IndexedBatch {
  readonly batch: Batch;
  readonly indices: readonly number[]; // [B]
}

/** Every example once, sorted by length, which keeps padding low. */
export function* batchesOf(examples: readonly Example[], batchSize: number): Generator<IndexedBatch> {
  expectBatchSize('batchesOf', batchSize);
  const sorted = [...examples.keys()].sort((a, b) => byLength(examples[a]!, examples[b]!));
  for (const indices of cut(sorted, batchSize)) yield { batch: collate(indices.map((i) => examples[i]!)), indices };
}

function byLength(a: Example, b: Example): number {
  return a.source.length - b.source.length || a.target.length - b.target.length;
}

/** Consecutive parts of `size` items; the last may be shorter. */
function cut<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function expectBatchSize(where: string, batchSize: number): void {
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    throw new RangeError(`${where}: the batch size must be a whole number above zero, got ${batchSize}`);
  }
}
