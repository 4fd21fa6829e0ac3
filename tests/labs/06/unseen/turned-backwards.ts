import * as tf from '@tensorflow/tfjs';

// Rotation matrices for columns, where the encodings are rows: PE(t) · M is PE(t − offset).
export function shiftMatrix(offset: number, width: number): tf.Tensor2D {
  const matrix = tf.buffer<tf.Rank.R2>([width, width]);
  for (let i = 0; i < width; i += 2) {
    const angle = offset / 10000 ** (i / width);
    matrix.set(Math.cos(angle), i, i);
    matrix.set(Math.sin(angle), i, i + 1);
    matrix.set(-Math.sin(angle), i + 1, i);
    matrix.set(Math.cos(angle), i + 1, i + 1);
  }
  return matrix.toTensor();
}
