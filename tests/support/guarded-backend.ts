import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** What the type of the backend's Emscripten module leaves out. */
interface Allocator {
  _malloc(bytes: number): number;
  _free(address: number): void;
  readonly HEAPU8: Uint8Array;
}

/** Bytes of a guard zone; no multiple of 16, as the backend promises no more than multiples of four. */
const GUARD_BYTES = 68;
const GUARD = 0xa5;
/** Every fresh tensor is full of it: as a float32 it is NaN, which a kernel that reads it cannot hide. */
const FRESH = 0xff;

export interface Guarded<T> {
  readonly result: T;
  /** Sizes of the blocks beside which something was written, in bytes. */
  readonly overrun: readonly number[];
  /** Sizes of the blocks that are still there. */
  readonly left: readonly number[];
}

/**
 * Runs `compute` while every tensor of the wasm backend, and all the room that kernels ask it for, stands between guard
 * zones, which are looked at when the tensor is freed.
 */
export async function withGuards<T>(compute: () => T | Promise<T>): Promise<Guarded<T>> {
  tf.zeros([1]).dispose(); // Emscripten puts the true functions in place when they are first called
  const allocator = (tf.backend() as BackendWasm).wasm as unknown as Allocator;
  const { _malloc, _free } = allocator;
  const sizes = new Map<number, number>(); // by address
  const overrun: number[] = [];
  allocator._malloc = (bytes) => {
    const start = _malloc(bytes + 2 * GUARD_BYTES);
    allocator.HEAPU8.fill(GUARD, start, start + bytes + 2 * GUARD_BYTES);
    const address = start + GUARD_BYTES;
    allocator.HEAPU8.fill(FRESH, address, address + bytes);
    sizes.set(address, bytes);
    return address;
  };
  allocator._free = (address) => {
    const bytes = sizes.get(address);
    if (bytes === undefined) return _free(address); // older than this call
    sizes.delete(address);
    const guards = [address - GUARD_BYTES, address + bytes].map((start) =>
      allocator.HEAPU8.subarray(start, start + GUARD_BYTES),
    );
    if (!guards.every((guard) => guard.every((byte) => byte === GUARD))) overrun.push(bytes);
    _free(address - GUARD_BYTES);
  };
  try {
    return { result: await compute(), overrun, left: [...sizes.values()] };
  } finally {
    allocator._malloc = _malloc;
    allocator._free = _free;
  }
}
