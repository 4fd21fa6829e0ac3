import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';
import { startKernelClock } from '../bench/kernel-clock.ts';
import type { BenchAnswer, BenchRequest, Variant } from '../bench/protocol.ts';
import { type Prepared, prepare } from '../bench/workload.ts';
import { useWasmBackend } from '../platform/node/backend.ts';

// The process in which TensorFlow.js is timed, in one of its variants: `bench-worker.ts <variant>`.

const WARM_UP_MILLISECONDS = 300;

await choose(process.argv[2] as Variant);
let prepared: Prepared | undefined;
let inKernels = () => 0;
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as BenchRequest))}\n`);
}

function choose(variant: Variant): Promise<unknown> {
  if (variant === 'tfjs-cpu') return tf.setBackend('cpu');
  return useWasmBackend(variant === 'tfjs-wasm' ? 'stock' : variant);
}

function answer(request: BenchRequest): BenchAnswer {
  if ('prepare' in request) {
    prepared?.dispose();
    prepared = prepare(request.prepare);
    time(WARM_UP_MILLISECONDS);
    return { parameters: prepared.parameters };
  }
  if ('kernels' in request) {
    inKernels = startKernelClock().milliseconds;
    return {};
  }
  if (!('measure' in request)) throw new Error('bench-worker: a request that is not for it');
  return { ...time(request.measure), residentBytes: process.memoryUsage.rss() };
}

/** Mean time of one run, and of it in kernels, over about so many milliseconds. */
function time(milliseconds: number): { milliseconds: number; kernelMilliseconds: number } {
  const [start, kernelStart] = [performance.now(), inKernels()];
  let runs = 0;
  do {
    prepared!.once();
    runs++;
  } while (performance.now() - start < milliseconds);
  return {
    milliseconds: (performance.now() - start) / runs,
    kernelMilliseconds: (inKernels() - kernelStart) / runs,
  };
}
