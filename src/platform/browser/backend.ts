import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'; // and registers the backend
import { InputError } from '../../base/errors.ts';
import { registerKernels } from '../../wasm/register.ts';

export interface WasmFiles {
  /** The folder with the `.wasm` files of `@tensorflow/tfjs-backend-wasm`, with `/` at its end. */
  readonly backend: string;
  /** Our kernels, as `npm install` builds them. */
  readonly kernels: string;
}

/**
 * Makes TensorFlow.js compute with its WebAssembly backend and our kernels in a page or a worker of a browser, in one
 * thread: its build for several has a memory of another kind, which needs kernels and response headers of its own.
 *
 * @throws InputError if a file cannot be fetched or this browser's WebAssembly lacks what the backend needs
 */
export async function useWasmBackend({ backend, kernels }: WasmFiles): Promise<void> {
  tf.enableProdMode(); // as in Node
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(backend);
  const [started, module] = await Promise.all([tf.setBackend('wasm'), fetchKernels(kernels)]);
  if (!started) {
    throw new InputError(
      `the WebAssembly backend of TensorFlow.js does not start from ${backend} — use a newer browser`,
    );
  }
  registerKernels(module);
}

async function fetchKernels(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok)
    throw new InputError(`${url}: ${response.status} ${response.statusText} — check where it is served`);
  return WebAssembly.compile(await response.arrayBuffer());
}
