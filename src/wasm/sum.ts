import { backend_util, type SumAttrs, type TensorInfo, util } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

/**
 * `tf.sum` of float32 over neighbouring axes; `undefined` for all others. The stock kernel first transposes the whole
 * tensor, unless the axes are the last ones, as those of a bias's gradient never are.
 *
 * @param inputs.x float32 [...outer, ...summed, ...inner]
 * @returns float32 [...outer, ...inner], with ones between them if `keepDims`
 */
export function sum(
  linked: LinkedBackend,
  { x }: { x: TensorInfo },
  { axis, keepDims }: SumAttrs,
): TensorInfo | undefined {
  const axes = util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
  const [first = 0] = axes;
  if (x.dtype !== 'float32' || axes.some((along, index) => along !== first + index)) return undefined;
  const [shape] = backend_util.computeOutAndReduceShapes(x.shape, axes);
  const kept = keepDims ? backend_util.expandShapeToKeepDim(shape, axes) : shape;
  const sums = linked.backend.makeOutput(kept, 'float32');
  const end = first + axes.length;
  linked.kernels.sum(
    util.sizeFromShape(x.shape.slice(0, first)),
    util.sizeFromShape(x.shape.slice(first, end)),
    util.sizeFromShape(x.shape.slice(end)),
    addressOf(linked, x),
    addressOf(linked, sums),
  );
  return sums;
}
