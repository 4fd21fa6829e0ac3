import * as tf from '@tensorflow/tfjs';

/** A tensor in plain numbers. */
export interface Plain {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** What `compute` gives on the given backend. */
export async function on(backend: 'cpu' | 'wasm', compute: () => tf.Tensor | tf.Tensor[]): Promise<Plain[]> {
  const active = tf.getBackend();
  await tf.setBackend(backend);
  try {
    return tf.tidy(() => [compute()].flat().map((x) => ({ shape: x.shape, values: [...x.dataSync()] }))) as never;
  } finally {
    await tf.setBackend(active);
  }
}
