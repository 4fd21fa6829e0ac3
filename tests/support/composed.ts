import * as tf from '@tensorflow/tfjs';

/** Runs `compute` on a backend that has none of our kernels, so that every operation is composed of TensorFlow.js's own. */
export async function composed<T>(compute: () => T): Promise<Awaited<T>> {
  const active = tf.getBackend();
  await tf.setBackend('cpu');
  try {
    return await compute();
  } finally {
    await tf.setBackend(active);
  }
}
