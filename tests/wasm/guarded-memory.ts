import { loadKernels } from '../../src/platform/node/kernels.ts';
import type { Kernels } from '../../src/wasm/kernels.ts';

/** A value that no kernel computes; a guard zone of it stands before and after every block. */
const GUARD = 12345.678;
const GUARD_LENGTH = 64;

/**
 * The kernels on a memory of their own, whose blocks lie between guard zones, so that a test sees a write that goes too
 * far. Blocks start at multiples of four bytes only, as the backend promises no more.
 */
export class GuardedMemory {
  readonly kernels: Kernels;
  readonly #memory = new WebAssembly.Memory({ initial: 16 });
  readonly #blocks: { start: number; length: number }[] = [];
  #end = 1;

  constructor(module: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.kernels = exports as unknown as Kernels;
    this.#floats.fill(GUARD);
  }

  static async create(): Promise<GuardedMemory> {
    return new GuardedMemory(await loadKernels());
  }

  get #floats(): Float32Array {
    return new Float32Array(this.#memory.buffer);
  }

  /** The address of a new block that holds these values. */
  place(values: ArrayLike<number>): number {
    const start = this.reserve(values.length);
    this.#floats.set(values, start / 4);
    return start;
  }

  /** The address of a new block that holds these whole numbers. */
  placeIntegers(values: readonly number[]): number {
    return this.place(new Float32Array(Int32Array.from(values).buffer));
  }

  /** The address of a new block of `length` values that are NaN. */
  reserve(length: number): number {
    const start = this.#end + GUARD_LENGTH;
    this.#blocks.push({ start, length });
    this.#end = start + length;
    if (this.#end + GUARD_LENGTH > this.#floats.length) throw new RangeError('GuardedMemory: full');
    this.#floats.fill(Number.NaN, start, this.#end);
    return start * 4;
  }

  read(address: number, length: number): Float32Array {
    return this.#floats.slice(address / 4, address / 4 + length);
  }

  /** Whether everything between the blocks is as it was. Then the memory is empty again. */
  release(): boolean {
    const floats = this.#floats;
    for (const { start, length } of this.#blocks) floats.fill(GUARD, start, start + length);
    this.#blocks.length = 0;
    this.#end = 1;
    const guard = Math.fround(GUARD);
    return floats.every((value) => value === guard);
  }
}
