import * as tf from '@tensorflow/tfjs';

// The batch as a tensor: tf.pad, and a comparison for the mask.

export function padBatch(rows: number[][]): number[][] {
  const columns = Math.max(...rows.map(({ length }) => length));
  return tf.tidy(() => {
    const padded = rows.map((row) => tf.tensor1d(row, 'int32').pad([[0, columns - row.length]]));
    return tf.stack(padded).arraySync() as number[][];
  });
}

export const paddingMask = (ids: number[][]): number[][] =>
  tf.tidy(() => tf.tensor2d(ids).notEqual(0).toInt().arraySync() as number[][]);
