import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { unknownName } from '../base/errors.ts';
import { benchTable } from '../bench/bench-table.ts';
import type { Variant } from '../bench/protocol.ts';
import { BENCH_SCHEMA, type BenchResult } from '../bench/result.ts';
import { type SectionName, sectionNames } from '../bench/section-names.ts';
import { runBench } from '../bench/suite.ts';
import type { BenchHost, Runner } from '../bench/versus.ts';
import { loadKernels } from '../platform/node/kernels.ts';
import { startLineProcess } from '../platform/node/line-process.ts';
import { machine } from '../platform/node/machine.ts';

export interface BenchOptions {
  readonly only?: readonly string[];
  readonly quick?: true;
  readonly json?: true;
}

const THOROUGH = { rounds: 9, millisecondsPerTurn: 400 };
const QUICK = { rounds: 3, millisecondsPerTurn: 100 };

const worker = fileURLToPath(new URL('./bench-worker.ts', import.meta.url));
const reference = fileURLToPath(new URL('../pytorch/bench.py', import.meta.url));
const bin = fileURLToPath(new URL('./bin.js', import.meta.url));

/** @throws UsageError for an unknown section */
export async function benchAction(options: BenchOptions): Promise<void> {
  const sections = options.only?.map(sectionOf) ?? sectionNames;
  const python = await findPython();
  const host: BenchHost = {
    ...(options.quick ? QUICK : THOROUGH),
    kernels: await loadKernels(),
    start: async (who) => (who === 'pytorch' ? python && startPyTorch(python.command) : startTfjs(who)),
    startUp: (who) => lifetime(who === 'node' ? ['-e', '0'] : [bin, '--help']),
    onSection: (what) => process.stderr.write(`measuring ${what}\n`),
  };
  const { processor, cpus } = machine();
  const found = await runBench(host, sections);
  const pytorch = python && { pytorch: { version: python.version, gigaflops: python.gigaflops } };
  const result: BenchResult = {
    ...{ schema: BENCH_SCHEMA, machine: { processor, cpus, node: process.version, ...pytorch } },
    ...found,
  };
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : benchTable(result));
}

function sectionOf(name: string): SectionName {
  const known = sectionNames.find((section) => section === name);
  if (!known) throw unknownName('section', name, sectionNames);
  return known;
}

function startTfjs(variant: Variant): Runner {
  return startLineProcess(process.execPath, ['--import', import.meta.resolve('tsx'), worker, variant]);
}

const startPyTorch = (command: string): Runner => startLineProcess(command, [reference], { OMP_NUM_THREADS: '1' });

/** The first Python that can import torch. */
async function findPython(): Promise<{ command: string; version: string; gigaflops: number } | undefined> {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3', 'python'];
  for (const command of candidates) {
    const runner = startPyTorch(command);
    try {
      const { version, gigaflops } = await runner.ask({ version: true });
      return { command, version: version!, gigaflops: gigaflops! };
    } catch {
      // no such Python, or one without torch: the next
    } finally {
      await runner.close();
    }
  }
  return undefined;
}

/** Milliseconds from the start of a Node process to its end. */
function lifetime(parameters: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, parameters, { stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', () => resolve(performance.now() - start));
  });
}
