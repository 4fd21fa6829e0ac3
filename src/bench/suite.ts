import { productSizes, timeProduct } from './gemm.ts';
import type { BenchResult, BenchRow } from './result.ts';
import type { SectionName } from './section-names.ts';
import { benchModels, type Size, sizes } from './sizes.ts';
import { type Contender, takeTurns } from './turns.ts';
import { against, type BenchHost, between } from './versus.ts';
import type { Workload } from './workload.ts';

type Found = Pick<BenchResult, 'rows' | 'memory' | 'absent'>;

type Section = (host: BenchHost) => Promise<Partial<Found>>;

const sections: Readonly<Record<SectionName, Section>> = {
  'train-step': trainStep,
  kernels: timeInKernels,
  gemm,
  greedy,
  length: byLength,
  batch: byBatch,
  'start-up': startUp,
  memory: residentMemory,
};

/** Measures these sections, one after the other. */
export async function runBench(host: BenchHost, chosen: readonly SectionName[]): Promise<Found> {
  const found: Found = { rows: [], memory: [], absent: [] };
  for (const name of chosen) {
    host.onSection(name);
    const { rows = [], memory = [], absent = [] } = await sections[name](host);
    found.rows.push(...rows);
    found.memory.push(...memory);
    found.absent.push(...absent);
  }
  return { ...found, absent: [...new Set(found.absent)] };
}

/** The training step at both sizes, against PyTorch, TensorFlow.js as it comes, and our own operations composed. */
async function trainStep(host: BenchHost): Promise<Partial<Found>> {
  const rows: BenchRow[] = [];
  const absent: string[] = [];
  for (const [size, settings] of Object.entries(sizes)) {
    for (const model of benchModels) {
      const workload: Workload = { what: 'train-step', model, size: settings };
      const quick = await against(host, workload, ['fused', 'pytorch', 'composed', 'tfjs-wasm']);
      const slow = await against({ ...host, rounds: 1 }, workload, ['fused', 'tfjs-cpu']); // seconds for one step
      rows.push(...[...quick.rows, ...slow.rows].map((row) => ({ ...row, size })));
      absent.push(...quick.absent);
    }
  }
  return { rows, absent };
}

async function greedy(host: BenchHost): Promise<Partial<Found>> {
  const results: Partial<Found>[] = [];
  for (const model of benchModels) {
    const workload: Workload = { what: 'greedy', model, size: { ...sizes.S, batch: 64 } };
    results.push(await against(host, workload, ['fused', 'pytorch', 'composed']));
  }
  return joined(results);
}

/** The training step of both families as sentences get longer, at the widths of size S. */
function byLength(host: BenchHost) {
  return familiesOver(host, [8, 16, 32, 64, 128, 256], (length) => ({
    size: { ...sizes.S, batch: 16, source: length, target: length },
    name: `${length} tokens`,
    what: 'length',
  }));
}

/** And as batches get larger. */
function byBatch(host: BenchHost) {
  return familiesOver(host, [1, 4, 16, 64, 256], (batch) => ({
    size: { ...sizes.S, batch },
    name: `batch ${batch}`,
    what: 'batch',
  }));
}

/** Both families over a range of sizes: the Transformer against the LSTM, and each against PyTorch. */
async function familiesOver(
  host: BenchHost,
  range: readonly number[],
  of: (value: number) => { readonly size: Size; readonly name: string; readonly what: string },
): Promise<Partial<Found>> {
  const [lstm, transformer] = benchModels;
  const results: Partial<Found>[] = [];
  for (const { size, name, what } of range.map(of)) {
    const workload = (model: Workload['model']): Workload => ({ what: 'train-step', model, size });
    const own = await between(host, [
      { name: transformer, who: 'fused', workload: workload(transformer) },
      { name: lstm, who: 'fused', workload: workload(lstm) },
      { name: 'pytorch', who: 'pytorch', workload: workload(transformer) },
    ]);
    const other = await against(host, workload(lstm), ['fused', 'pytorch']);
    const named = [...own.rows.map((row) => ({ ...row, model: transformer })), ...other.rows];
    results.push({ rows: named.map((row) => ({ ...row, what, size: name })), absent: own.absent });
  }
  return joined(results);
}

/** How much of a step is spent in kernels; the rest is the tape's, the shapes', and our own code's. */
async function timeInKernels(host: BenchHost): Promise<Partial<Found>> {
  const rows: BenchRow[] = [];
  for (const [size, settings] of Object.entries(sizes)) {
    for (const model of benchModels) {
      const runner = (await host.start('fused'))!;
      await runner.ask({ kernels: true });
      await runner.ask({ prepare: { what: 'train-step', model, size: settings } });
      const answer = await runner.ask({ measure: host.rounds * host.millisecondsPerTurn });
      await runner.close();
      const [oursMs, peerMs] = [answer.milliseconds!, answer.kernelMilliseconds!];
      rows.push({ what: 'kernels', model, size, peer: 'kernels alone', oursMs, peerMs, ratio: peerMs / oursMs });
    }
  }
  return { rows };
}

async function gemm({ kernels, rounds, millisecondsPerTurn }: BenchHost): Promise<Partial<Found>> {
  const rows = productSizes.map((size): BenchRow => {
    const { product, peak } = timeProduct(kernels, size, rounds * millisecondsPerTurn);
    const stored = size.transposeA ? ', A transposed' : size.transposeB ? ', B transposed' : '';
    const name = `${size.m}×${size.n}×${size.k}${stored}`;
    return { what: 'gemm', size: name, peer: 'peak', oursMs: product, peerMs: peak, ratio: peak / product };
  });
  return { rows };
}

async function startUp(host: BenchHost): Promise<Partial<Found>> {
  const contender = (who: 'attention-lab' | 'node'): Contender => ({ name: who, measure: () => host.startUp(who) });
  const { against } = await takeTurns([contender('attention-lab'), contender('node')], host);
  return { rows: [{ what: 'start-up', size: '--help', peer: 'node', ...against.get('node')! }] };
}

async function residentMemory(host: BenchHost): Promise<Partial<Found>> {
  const memory: BenchResult['memory'] = [];
  for (const [size, settings] of Object.entries(sizes)) {
    for (const model of benchModels) {
      const runner = (await host.start('fused'))!;
      await runner.ask({ prepare: { what: 'train-step', model, size: settings } });
      const { residentBytes } = await runner.ask({ measure: host.millisecondsPerTurn });
      await runner.close();
      memory.push({ model, size, residentBytes: residentBytes! });
    }
  }
  return { memory };
}

const joined = (results: readonly Partial<Found>[]): Partial<Found> => ({
  rows: results.flatMap(({ rows = [] }) => rows),
  absent: results.flatMap(({ absent = [] }) => absent),
});
