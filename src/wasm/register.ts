import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { batchMatMul } from './batch-mat-mul.ts';
import { identity } from './identity.ts';
import { linkKernels } from './kernels.ts';
import { unsortedSegmentSum } from './segment-sum.ts';

type Inputs = Record<string, tf.TensorInfo>;

/** Puts our kernels in place of TensorFlow.js's own for the backend "wasm", which must be the active one. */
export function registerKernels(module: WebAssembly.Module): void {
  const backend = tf.backend() as BackendWasm;
  const kernels = linkKernels(backend, module);

  replaceKernel(tf.Identity, ({ x }) => identity(backend, x!));
  replaceKernel(tf.UnsortedSegmentSum, ({ x, segmentIds }, attributes) => {
    const { numSegments } = attributes as unknown as tf.UnsortedSegmentSumAttrs;
    return unsortedSegmentSum(backend, kernels, x!, segmentIds!, numSegments);
  });
  replaceKernel(tf.BatchMatMul, ({ a, b }, attributes) => {
    const { transposeA, transposeB } = attributes as unknown as tf.BatchMatMulAttrs;
    return batchMatMul(backend, kernels, a!, b!, transposeA, transposeB);
  });
}

function replaceKernel(kernelName: string, run: (inputs: Inputs, attributes: object) => tf.TensorInfo): void {
  if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => run(inputs as Inputs, attrs ?? {}),
  });
}
