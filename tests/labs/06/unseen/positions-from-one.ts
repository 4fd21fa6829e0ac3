import * as tf from '@tensorflow/tfjs';

// The first position is 1.
export function positionalEncoding(length: number, width: number): tf.Tensor2D {
  const entry = (t: number, column: number) => {
    const angle = t / 10000 ** ((2 * Math.floor(column / 2)) / width);
    return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  };
  const row = (t: number) => Array.from({ length: width }, (_, column) => entry(t + 1, column));
  return tf.tensor2d(Array.from({ length }, (_, t) => row(t)));
}
