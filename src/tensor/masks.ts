import * as tf from '@tensorflow/tfjs';
import type { PaddedIds } from './padded-ids.ts';

/** Large enough to vanish in a softmax, small enough that a row of nothing but padding stays finite. */
const MASKED = -1e9;

/** 1 where a token stands, 0 on padding [B, S]. */
export function tokenMask({ rows, columns, lengths }: PaddedIds): tf.Tensor2D {
  const mask = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) mask.fill(1, row * columns, row * columns + lengths[row]!);
  return tf.tensor2d(mask, [rows, columns]);
}

/** What to add to attention scores: 0 where `mask` is 1, −10⁹ where it is 0; same shape. */
export function scoreMask<T extends tf.Tensor>(mask: T): T {
  return tf.tidy(() => tf.sub(1, mask).mul(MASKED)) as T;
}
