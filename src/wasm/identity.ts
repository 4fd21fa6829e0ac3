import type { TensorInfo } from '@tensorflow/tfjs';
import type { LinkedBackend } from './kernels.ts';

/**
 * `tf.clone` without a copy: the new tensor shares the values of x, which the backend frees when the last tensor that
 * holds them is disposed (the values of a tensor never change). The stock kernel copies, and the tape clones every
 * tensor that a gradient needs.
 */
export function identity({ backend }: LinkedBackend, { x }: { x: TensorInfo }): TensorInfo {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
}
