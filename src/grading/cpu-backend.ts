import * as tf from '@tensorflow/tfjs';

/** Labs are computed by TensorFlow.js's own backend in plain JavaScript: it starts at once and is there everywhere. */
export async function useCpuBackend(): Promise<void> {
  tf.enableProdMode(); // does nothing but keep the advice of TensorFlow.js off the console
  await tf.setBackend('cpu');
}
