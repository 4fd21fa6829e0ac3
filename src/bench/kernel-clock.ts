import * as tf from '@tensorflow/tfjs';

/** Milliseconds spent in the kernels of the active backend since {@link startKernelClock}. */
export interface KernelClock {
  milliseconds(): number;
}

/**
 * From now on takes the time from each call of a kernel to its return; a kernel that calls others counts once. What is left
 * of a step is TensorFlow.js's tape, shapes and our own code around it. Slows every kernel by the reading of a clock.
 */
export function startKernelClock(): KernelClock {
  const backendName = tf.getBackend();
  let [total, depth] = [0, 0];
  for (const kernel of tf.getKernelsForBackend(backendName)) {
    const kernelFunc: tf.KernelFunc = (call) => {
      if (depth > 0) return kernel.kernelFunc(call);
      depth++;
      const start = performance.now();
      try {
        return kernel.kernelFunc(call);
      } finally {
        total += performance.now() - start;
        depth--;
      }
    };
    tf.unregisterKernel(kernel.kernelName, backendName);
    tf.registerKernel({ ...kernel, kernelFunc });
  }
  return { milliseconds: () => total };
}
