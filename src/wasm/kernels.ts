import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { ArrayKernels } from './signatures/arrays.ts';
import type { AttentionKernels } from './signatures/attention.ts';
import type { LayerKernels } from './signatures/layers.ts';
import type { RecurrentKernels } from './signatures/recurrence.ts';

/** The functions of `assembly/`, which are described there. Addresses and strides are in bytes. */
export interface Kernels extends ArrayKernels, AttentionKernels, LayerKernels, RecurrentKernels {}

/** TensorFlow.js's wasm backend with our kernels, which work on its tensors in place. */
export interface LinkedBackend {
  readonly backend: BackendWasm;
  readonly kernels: Kernels;
  /** Address of memory for intermediate results, kept for as long as the backend lives. */
  readonly scratch: number;
}

/** What the type of the backend's Emscripten module leaves out. */
interface EmscriptenModule {
  readonly asm: { readonly memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
}

/** Links the compiled kernels to the backend's own memory. */
export function linkKernels(backend: BackendWasm, module: WebAssembly.Module): LinkedBackend {
  const { asm, _malloc } = backend.wasm as unknown as EmscriptenModule;
  const { exports } = new WebAssembly.Instance(module, { env: { memory: asm.memory } });
  const kernels = exports as unknown as Kernels;
  return { backend, kernels, scratch: _malloc(kernels.scratchBytes()) };
}

/** Where a tensor's values stand in the backend's memory. They stay there, even when the memory grows. */
export function addressOf({ backend }: LinkedBackend, tensor: TensorInfo): number {
  return backend.getMemoryOffset(tensor.dataId);
}

/** A new tensor of single precision, whose values are yet to be written. */
export function newTensor({ backend }: LinkedBackend, shape: number[]): TensorInfo {
  return backend.makeOutput(shape, 'float32');
}

/** Calls `use` with the address of room for `count` values that are needed no longer than it runs. */
export function withRoom(linked: LinkedBackend, count: number, use: (address: number) => void): void {
  const room = newTensor(linked, [count]);
  use(addressOf(linked, room));
  linked.backend.disposeData(room.dataId);
}
