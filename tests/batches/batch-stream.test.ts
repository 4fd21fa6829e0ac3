import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import { BatchStream, batchesOf } from '../../src/batches/batch-stream.ts';
import type { Example } from '../../src/batches/example.ts';
import { exampleOf, examplesOf } from './examples.ts';

/** Which examples a batch holds: the first source id of each row, made an index again. */
const indicesOf = ({ source: { ids, rows, columns } }: Batch) =>
  Array.from({ length: rows }, (_, row) => ids[row * columns]! - 4);

const take = (stream: BatchStream, count: number) => Array.from({ length: count }, () => stream.next());

/** The batches of one epoch, as indices. */
function epochOf(stream: BatchStream): number[][] {
  const { epoch } = stream.state;
  const batches: number[][] = [];
  // A stream stands at the end of its epoch until the next batch is asked for.
  for (;;) {
    const batch = indicesOf(stream.next());
    if (stream.state.epoch !== epoch) return batches;
    batches.push(batch);
  }
}

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('BatchStream', () => {
  const streamOf = (examples: readonly Example[], batchSize: number, seed = 1) =>
    new BatchStream(examples, batchSize, new Random(seed));

  it('gives every example once an epoch', () => {
    expect(ascending(epochOf(streamOf(examplesOf(48), 4)).flat())).toEqual([...Array(48).keys()]);
  });

  it('has another order in another epoch and for another seed', () => {
    const first = epochOf(streamOf(examplesOf(48), 4));
    const second = streamOf(examplesOf(48), 4);
    epochOf(second);
    expect(take(second, 11).map(indicesOf)).not.toEqual(first.slice(1));
    expect(epochOf(streamOf(examplesOf(48), 4, 2))).not.toEqual(first);
  });

  it('depends on seed and lengths, not on the ids, so that all models share it', () => {
    const others = examplesOf(97).map((example) => ({ ...example, target: example.target.map(() => 17) }));
    const [a, b] = [streamOf(examplesOf(97), 8), streamOf(others, 8)];
    expect(take(b, 30).map(indicesOf)).toEqual(take(a, 30).map(indicesOf));
  });

  it('puts sentences of like length together: sorted inside each pool of sixteen batches, pools of any length', () => {
    const examples = Array.from({ length: 320 }, (_, i) => exampleOf(i, 1 + (i % 20), 1));
    const batches = take(streamOf(examples, 10), 32).map((batch) => batch.source.lengths);
    const spans = batches.map((lengths) => Math.max(...lengths) - Math.min(...lengths));
    expect(Math.max(...spans)).toBeLessThanOrEqual(4); // 160 examples of 20 lengths: about eight of each
    for (const pool of [batches.slice(0, 16), batches.slice(16)]) {
      const starts = pool.map((lengths) => lengths[0]!);
      expect(starts).not.toEqual(ascending(starts)); // the batches of a pool are shuffled
    }
  });

  it('sorts by target length where the sources are alike', () => {
    const examples = Array.from({ length: 32 }, (_, i) => exampleOf(i, 3, 1 + ((i * 5) % 32)));
    const batches = take(streamOf(examples, 2), 16).map((batch) => ascending(batch.targetOutput.lengths));
    expect(batches.sort(([a], [b]) => a! - b!)).toEqual(Array.from({ length: 16 }, (_, i) => [2 * i + 2, 2 * i + 3]));
  });

  it.each([
    ['drops a last batch of less than half the size', 43, 10, [10, 10, 10, 10]],
    ['keeps a last batch of half the size', 45, 10, [5, 10, 10, 10, 10]],
    ['keeps the only batch, however short', 3, 10, [3]],
    ['gives one example as one batch', 1, 1, [1]],
  ])('%s', (_, count, batchSize, sizes) => {
    const batches = epochOf(streamOf(examplesOf(count), batchSize));
    expect(ascending(batches.map((batch) => batch.length))).toEqual(sizes);
  });

  it('drops other sentences in each epoch, not the longest', () => {
    const stream = streamOf(examplesOf(13), 10);
    const seen = new Set(take(stream, 12).flatMap(indicesOf));
    expect(seen.size).toBe(13);
  });

  it('goes on from its state as if it had never stopped, from any place', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(20),
      (count, batchSize, taken) => {
        const stream = streamOf(examplesOf(count), batchSize);
        take(stream, taken);
        const state = JSON.parse(JSON.stringify(stream.state));
        const resumed = new BatchStream(examplesOf(count), batchSize, new Random(1));
        resumed.restore(state);
        expect(take(resumed, 10)).toEqual(take(stream, 10));
        expect(resumed.state).toEqual(stream.state);
      },
    );
    fc.assert(property);
  });

  it('does not touch the list it was given', () => {
    const examples = examplesOf(20);
    take(streamOf(examples, 3), 20);
    expect(examples).toEqual(examplesOf(20));
  });

  it('refuses no examples and no batch size', () => {
    expect(() => streamOf([], 4)).toThrow('BatchStream: there are no examples');
    expect(() => streamOf(examplesOf(3), 0)).toThrow('the batch size must be a whole number above zero, got 0');
  });
});

describe('batchesOf', () => {
  it('gives every example once, sorted by length, and says where it stood', () => {
    const examples = examplesOf(23);
    const batches = [...batchesOf(examples, 5)];
    expect(batches.map(({ indices }) => indices.length)).toEqual([5, 5, 5, 5, 3]);
    expect(batches.flatMap(({ batch }) => indicesOf(batch))).toEqual(batches.flatMap(({ indices }) => indices));
    expect(ascending(batches.flatMap(({ indices }) => indices))).toEqual([...Array(23).keys()]);
    const lengths = batches.flatMap(({ batch }) => batch.source.lengths);
    expect(lengths).toEqual(ascending(lengths));
  });

  it('gives nothing of nothing', () => {
    expect([...batchesOf([], 5)]).toEqual([]);
  });
});
