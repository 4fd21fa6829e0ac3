import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** The functions of `assembly/`, described there. Addresses and strides are in bytes. */
export interface Kernels {
  /** Address of memory for intermediate results, kept for as long as the backend lives. */
  readonly scratch: number;
  batchMatMul(
    batch: number,
    m: number,
    n: number,
    k: number,
    a: number,
    batchStrideA: number,
    transposeA: boolean,
    b: number,
    batchStrideB: number,
    transposeB: boolean,
    c: number,
    scratch: number,
  ): void;
  segmentSum(count: number, width: number, segments: number, ids: number, rows: number, sums: number): void;
}

/** What the type of the backend's Emscripten module leaves out. */
interface EmscriptenModule {
  readonly asm: { readonly memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
}

/** Links the compiled kernels to the backend's own memory, so that they work on its tensors in place. */
export function linkKernels(backend: BackendWasm, module: WebAssembly.Module): Kernels {
  const { asm, _malloc } = backend.wasm as unknown as EmscriptenModule;
  const { exports } = new WebAssembly.Instance(module, { env: { memory: asm.memory } });
  const functions = exports as unknown as Kernels & { scratchBytes(): number };
  return { ...functions, scratch: _malloc(functions.scratchBytes()) };
}

/** Where a tensor's values stand in the backend's memory. They stay there, even when the memory grows. */
export function addressOf(backend: BackendWasm, tensor: TensorInfo): number {
  return backend.getMemoryOffset(tensor.dataId);
}
