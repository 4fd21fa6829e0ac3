import type { Kernels } from '../wasm/kernels.ts';
import { median } from './turns.ts';

export interface ProductSize {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** How A and B are stored: as they are in a forward pass, or transposed, as a gradient needs them. */
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

const forward = { transposeA: false, transposeB: false };
const toInput = { transposeA: false, transposeB: true }; //   δ Wᵀ
const toWeights = { transposeA: true, transposeB: false }; // xᵀ δ

/** The products that most of a training step goes to, at sizes S and L; rows are batch × positions. */
export const productSizes: readonly ProductSize[] = [
  { m: 288, n: 256, k: 64, ...forward },
  { m: 288, n: 64, k: 256, ...toInput },
  { m: 64, n: 256, k: 288, ...toWeights },
  { m: 704, n: 512, k: 128, ...forward },
  { m: 704, n: 128, k: 512, ...toInput },
  { m: 128, n: 512, k: 704, ...toWeights },
];

const PAGE = 65536;

/**
 * Times matrix products without TensorFlow.js around them, and in turn the most that the machine can multiply and add in
 * registers with the same instructions.
 * @returns milliseconds of one product, and of as many operations at the peak
 */
export function timeProduct(
  module: WebAssembly.Module,
  { m, n, k, transposeA, transposeB }: ProductSize,
  milliseconds: number,
): { product: number; peak: number } {
  const bytes = 4 * (m * k + k * n + m * n);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
  memory.grow(Math.ceil((bytes + kernels.scratchBytes()) / PAGE));
  const [a, b, c, scratch] = [0, 4 * m * k, 4 * (m * k + k * n), bytes];
  const flops = 2 * m * n * k;
  const rounds = Math.ceil(flops / kernels.peakFlops());
  const [products, peaks]: [number[], number[]] = [[], []];
  for (const end = performance.now() + milliseconds; products.length === 0 || performance.now() < end; ) {
    products.push(timeOf(() => kernels.batchMatMul(1, m, n, k, a, 0, transposeA, b, 0, transposeB, c, scratch)));
    peaks.push(timeOf(() => kernels.peak(rounds)));
  }
  return { product: median(products), peak: (median(peaks) * flops) / (rounds * kernels.peakFlops()) };
}

function timeOf(once: () => void): number {
  const start = performance.now();
  once();
  return performance.now() - start;
}
