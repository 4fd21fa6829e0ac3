import type { Workload } from './workload.ts';

// A contender is a process that reads one request a line and answers each with one line, both JSON. Ours and TensorFlow.js
// as shipped run `cli/bench-worker.ts`, PyTorch runs `pytorch/bench.py`.

/** How TensorFlow.js computes in a process of ours: with our kernels, with fewer of them, or without. */
export const variants = ['fused', 'composed', 'tfjs-wasm', 'tfjs-cpu'] as const;
export type Variant = (typeof variants)[number];

export type BenchRequest =
  /** Make ready, and warm up. */
  | { readonly prepare: Workload }
  /** Run what is ready for about so many milliseconds. */
  | { readonly measure: number }
  /** Count the time in kernels from now on. */
  | { readonly kernels: true }
  /** Of PyTorch alone: say the version, and the speed of its matrix products. */
  | { readonly version: true };

export interface BenchAnswer {
  /** Of the model that is ready. */
  readonly parameters?: number;
  /** Mean time of one run. */
  readonly milliseconds?: number;
  /** Of it, spent in kernels. */
  readonly kernelMilliseconds?: number;
  readonly residentBytes?: number;
  readonly version?: string;
  readonly gigaflops?: number;
}
