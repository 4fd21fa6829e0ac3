import { expect, test } from 'vitest';
import { benchTable } from '../../src/bench/bench-table.ts';
import type { BenchResult } from '../../src/bench/result.ts';

const lengths = (ratios: readonly number[]) =>
  ratios.map((ratio, index) => ({
    ...{ what: 'length', model: 'transformer', size: `${8 << index} tokens`, peer: 'lstm-additive' },
    ...{ oursMs: 10, peerMs: 10 * ratio, ratio },
  }));

const result = (rows: BenchResult['rows']): BenchResult => ({
  schema: 'attention-lab/bench/v1',
  machine: { processor: 'a processor', cpus: 2, node: 'v20' },
  rows,
  memory: [{ model: 'transformer', size: 'S', residentBytes: 123_400_000 }],
  absent: ['PyTorch: none'],
});

test('shows what was measured, and what was not', () => {
  const row = {
    what: 'train-step',
    model: 'transformer',
    size: 'S',
    peer: 'pytorch',
    oursMs: 0.25,
    peerMs: 250,
    ratio: 1000,
  };
  const text = benchTable(result([row]));
  expect(text).toContain('a processor, 2 processors; Node v20, no PyTorch');
  expect(text).toContain('| transformer | S    | pytorch | 0.250   | 250       | 1000.00 |');
  expect(text).toContain('| transformer | S    | 123 |');
  expect(text).toContain('Left out:\n- PyTorch: none');
});

test('says where one family becomes faster than the other', () => {
  expect(benchTable(result(lengths([0.8, 0.9, 1.2])))).toContain(
    'Between 16 tokens and 32 tokens the Transformer becomes the faster one.',
  );
  expect(benchTable(result(lengths([1.5, 0.9])))).toContain(
    'Between 8 tokens and 16 tokens the LSTM becomes the faster one.',
  );
  expect(benchTable(result(lengths([0.5, 0.9])))).toContain('The LSTM is the faster one at every size.');
});

test('warns of a PyTorch whose products are slow, and of no other', () => {
  const of = (gigaflops: number) => {
    const { machine, ...rest } = result([]);
    return benchTable({ ...rest, machine: { ...machine, pytorch: { version: '2.1', gigaflops } } });
  };
  expect(of(8)).toContain('PyTorch 2.1 (8 GFLOP/s)');
  expect(of(8)).toContain('reference BLAS');
  expect(of(60)).not.toContain('reference BLAS');
});
