import { type GatherV2Attrs, type TensorInfo, util } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

/**
 * `tf.gather` of whole rows (axis 0); `undefined` for all others. The stock kernel goes value by value.
 *
 * @param inputs.x [N, ...row]
 * @param inputs.indices int32 [...ids]
 * @returns [...ids, ...row]
 * @throws RangeError if an index is not in 0 … N − 1
 */
export function gather(
  linked: LinkedBackend,
  { x, indices }: { x: TensorInfo; indices: TensorInfo },
  { axis, batchDims }: GatherV2Attrs,
): TensorInfo | undefined {
  if (x.dtype === 'string' || indices.dtype !== 'int32' || axis !== 0 || batchDims !== 0) return undefined;
  const [N = 0, ...row] = x.shape;
  for (const index of linked.backend.typedArrayFromHeap(indices)) {
    if (index < 0 || index >= N) throw new RangeError(`gather: the index ${index} is not in 0 … ${N - 1}`);
  }
  const rows = linked.backend.makeOutput([...indices.shape, ...row], x.dtype);
  linked.kernels.gatherRows(
    util.sizeFromShape(indices.shape),
    util.sizeFromShape(row) * util.bytesPerElement(x.dtype),
    addressOf(linked, indices),
    addressOf(linked, x),
    addressOf(linked, rows),
  );
  return rows;
}
