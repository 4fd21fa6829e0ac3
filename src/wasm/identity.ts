import type { DataType, TensorInfo } from '@tensorflow/tfjs';
import type { LinkedBackend } from './kernels.ts';

/**
 * `tf.clone` without a copy: the new tensor shares the values of x, which the backend frees when the last tensor that
 * holds them is disposed (the values of a tensor never change; `adamUpdate` minds that). The stock kernel copies, and
 * the tape clones every tensor that a gradient needs.
 */
export function identity({ backend }: LinkedBackend, { x }: { x: TensorInfo }): TensorInfo {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
}

/** `tf.cast` to the type that the tensor has, likewise; `undefined` to others. Most gradients cast so. */
export function cast(
  linked: LinkedBackend,
  inputs: { x: TensorInfo },
  { dtype }: { dtype: DataType },
): TensorInfo | undefined {
  return inputs.x.dtype === dtype ? identity(linked, inputs) : undefined;
}
