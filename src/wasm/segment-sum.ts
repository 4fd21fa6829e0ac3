import { type TensorInfo, type UnsortedSegmentSumAttrs, util } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

/**
 * `tf.unsortedSegmentSum`, the gradient of `tf.gather` and so of every embedding; the stock backend has no such kernel.
 * Rows are added in the order in which they stand; a row whose id is no segment is left out.
 *
 * @param inputs.x float32 [...ids, ...row]
 * @param inputs.segmentIds int32 [...ids]
 * @returns float32 [numSegments, ...row]
 * @throws RangeError if a type or a shape is another
 */
export function unsortedSegmentSum(
  linked: LinkedBackend,
  { x, segmentIds }: { x: TensorInfo; segmentIds: TensorInfo },
  { numSegments }: UnsortedSegmentSumAttrs,
): TensorInfo {
  const rank = segmentIds.shape.length;
  if (x.dtype !== 'float32' || segmentIds.dtype !== 'int32') {
    throw new RangeError(`unsortedSegmentSum: expected float32 by int32, got ${x.dtype} by ${segmentIds.dtype}`);
  }
  if (!util.arraysEqual(x.shape.slice(0, rank), segmentIds.shape)) {
    throw new RangeError(`unsortedSegmentSum: x must begin with [${segmentIds.shape}], got [${x.shape}]`);
  }
  const row = x.shape.slice(rank);
  const sums = linked.backend.makeOutput([numSegments, ...row], 'float32');
  linked.kernels.segmentSum(
    util.sizeFromShape(segmentIds.shape),
    util.sizeFromShape(row),
    numSegments,
    addressOf(linked, segmentIds),
    addressOf(linked, x),
    addressOf(linked, sums),
  );
  return sums;
}
