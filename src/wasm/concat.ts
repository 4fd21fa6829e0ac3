import { backend_util, type ConcatAttrs, type PackAttrs, type TensorInfo, util } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

/** `tf.concat`: tensors one behind the other along an axis; `undefined` for strings. */
export function concat(
  linked: LinkedBackend,
  pieces: readonly TensorInfo[],
  { axis }: ConcatAttrs,
): TensorInfo | undefined {
  const shapes = pieces.map(({ shape }) => shape);
  const [along] = util.parseAxisParam(axis, shapes[0]!) as [number];
  backend_util.assertParamsConsistent(shapes, along);
  return joined(linked, pieces, along, backend_util.computeOutShape(shapes, along));
}

/** `tf.stack`: tensors of one shape one behind the other along a new axis; `undefined` for strings. */
export function pack(
  linked: LinkedBackend,
  pieces: readonly TensorInfo[],
  { axis }: PackAttrs,
): TensorInfo | undefined {
  const { shape } = pieces[0]!;
  for (const piece of pieces) util.assertShapesMatch(shape, piece.shape, 'stack: the shapes must be alike: ');
  const along = axis < 0 ? axis + shape.length + 1 : axis;
  return joined(linked, pieces, along, [...shape.slice(0, along), pieces.length, ...shape.slice(along)]);
}

/** For each index of the axes before `axis`: what the first piece holds there, then the second, and so on. */
function joined(
  linked: LinkedBackend,
  pieces: readonly TensorInfo[],
  axis: number,
  shape: number[],
): TensorInfo | undefined {
  const { dtype } = pieces[0]!;
  if (dtype === 'string' || pieces.some((piece) => piece.dtype !== dtype)) return undefined;
  const result = linked.backend.makeOutput(shape, dtype);
  const rows = util.sizeFromShape(shape.slice(0, axis));
  const stride = util.sizeFromShape(shape.slice(axis)) * util.bytesPerElement(dtype);
  let target = addressOf(linked, result);
  for (const piece of rows > 0 ? pieces : []) {
    const bytes = (util.sizeFromShape(piece.shape) * util.bytesPerElement(dtype)) / rows;
    linked.kernels.copyRows(rows, bytes, addressOf(linked, piece), bytes, target, stride);
    target += bytes;
  }
  return result;
}
