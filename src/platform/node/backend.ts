import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm'; // registers the backend; in Node it reads its own files from node_modules
import { InputError } from '../../base/errors.ts';
import { type KernelSet, registerKernels } from '../../wasm/register.ts';
import { loadKernels } from './kernels.ts';

let ready: Promise<void> | undefined;

/**
 * Makes TensorFlow.js compute with its WebAssembly backend and our kernels. A second call does nothing.
 *
 * @throws InputError if this machine's WebAssembly lacks what the backend needs
 */
export function useWasmBackend(kernels: KernelSet = 'fused'): Promise<void> {
  ready ??= start(kernels);
  return ready;
}

async function start(kernels: KernelSet): Promise<void> {
  tf.enableProdMode(); // does nothing but keep the advice of TensorFlow.js off the console
  if (!(await keepingErrorHandlers(() => tf.setBackend('wasm')))) {
    throw new InputError('the WebAssembly backend of TensorFlow.js does not start — use Node 20.19 or later');
  }
  registerKernels(await loadKernels(), kernels);
}

/**
 * Takes away the process's error handlers that `start` adds. Those of the backend throw every error that nobody caught
 * once more, upon which Node prints the line of the throw: the whole backend, minified, instead of where it happened.
 */
async function keepingErrorHandlers<T>(start: () => Promise<T>): Promise<T> {
  const events = ['uncaughtException', 'unhandledRejection'];
  const before = events.map((event) => process.rawListeners(event));
  const result = await start();
  for (const [i, event] of events.entries()) {
    const added = process.rawListeners(event).filter((listener) => !before[i]!.includes(listener));
    for (const listener of added) process.off(event, listener as () => void);
  }
  return result;
}
