import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm'; // registers the backend; in Node it reads its own files from node_modules
import { InputError } from '../../base/errors.ts';
import { registerKernels } from '../../wasm/register.ts';
import { loadKernels } from './kernels.ts';

let ready: Promise<void> | undefined;

/**
 * Makes TensorFlow.js compute with its WebAssembly backend and our kernels. A second call does nothing.
 * @throws InputError if this machine's WebAssembly lacks what the backend needs
 */
export function useWasmBackend(): Promise<void> {
  ready ??= start();
  return ready;
}

async function start(): Promise<void> {
  tf.enableProdMode(); // nothing but this: TensorFlow.js prints no advice of its own on the console
  if (!(await tf.setBackend('wasm'))) {
    throw new InputError('the WebAssembly backend of TensorFlow.js does not start — use Node 20.19 or later');
  }
  registerKernels(await loadKernels());
}
