import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { batchMatMul } from './batch-mat-mul.ts';
import { concat, pack } from './concat.ts';
import { exp, tanh } from './elementwise.ts';
import { gather } from './gather.ts';
import { cast, identity } from './identity.ts';
import { type LinkedBackend, linkKernels } from './kernels.ts';
import { unsortedSegmentSum } from './segment-sum.ts';
import { slice, splitV, unpack } from './split.ts';
import { sum } from './sum.ts';

/** Our kernel in place of one of TensorFlow.js; `undefined` leaves the call to that one. */
type Replacement = (
  linked: LinkedBackend,
  inputs: never,
  attributes: never,
) => tf.TensorInfo | tf.TensorInfo[] | undefined;

const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  [tf.BatchMatMul]: batchMatMul,
  [tf.Cast]: cast,
  [tf.Concat]: concat,
  [tf.Exp]: exp,
  [tf.GatherV2]: gather,
  [tf.Identity]: identity,
  [tf.Pack]: pack,
  [tf.Slice]: slice,
  [tf.SplitV]: splitV,
  [tf.Sum]: sum,
  [tf.Tanh]: tanh,
  [tf.Unpack]: unpack,
  [tf.UnsortedSegmentSum]: unsortedSegmentSum,
};

/** Puts our kernels in place of TensorFlow.js's own for the backend "wasm", which must be the active one. */
export function registerKernels(module: WebAssembly.Module): void {
  const linked = linkKernels(tf.backend() as BackendWasm, module);
  for (const [kernelName, replacement] of Object.entries(REPLACEMENTS)) {
    const stock = tf.getKernel(kernelName, 'wasm') as tf.KernelConfig | undefined;
    if (stock) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      kernelFunc: (call) =>
        replacement(linked, call.inputs as never, call.attrs as never) ?? (stock as tf.KernelConfig).kernelFunc(call),
    });
  }
}
