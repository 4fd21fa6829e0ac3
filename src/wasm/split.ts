import {
  backend_util,
  type SliceAttrs,
  type SplitVAttrs,
  slice_util,
  type TensorInfo,
  type UnpackAttrs,
  util,
} from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

// Cutting tensors apart along one axis. The stock kernels copy the whole tensor for each piece, so that a sequence that
// is cut into its S time steps is copied S times.

/** `tf.slice` that cuts along one axis at most; `undefined` for all others. */
export function slice(
  linked: LinkedBackend,
  { x }: { x: TensorInfo },
  { begin, size }: SliceAttrs,
): TensorInfo | undefined {
  const [begins, sizes] = slice_util.parseSliceParams(x as never, begin, size) as [number[], number[]];
  const cut = x.shape.flatMap((length, axis) => (length === sizes[axis] ? [] : [axis]));
  if (x.dtype === 'string' || x.shape.length === 0 || cut.length > 1) return undefined;
  const axis = cut[0] ?? 0;
  return piece(linked, x, axis, begins[axis]!, sizes[axis]!);
}

/** `tf.split`: pieces of the given sizes, or that many equal ones; `undefined` for strings. */
export function splitV(
  linked: LinkedBackend,
  { x }: { x: TensorInfo },
  { numOrSizeSplits, axis }: SplitVAttrs,
): TensorInfo[] | undefined {
  if (x.dtype === 'string') return undefined;
  const [along] = util.parseAxisParam(axis, x.shape) as [number];
  let begin = 0;
  return backend_util.prepareSplitSize(x as never, numOrSizeSplits, along).map((size) => {
    const result = piece(linked, x, along, begin, size);
    begin += size;
    return result;
  });
}

/** `tf.unstack`: one piece for each index of an axis, which it loses; `undefined` for strings. */
export function unpack(
  linked: LinkedBackend,
  { value }: { value: TensorInfo },
  { axis }: UnpackAttrs,
): TensorInfo[] | undefined {
  if (value.dtype === 'string') return undefined;
  const [along] = util.parseAxisParam(axis, value.shape) as [number];
  return Array.from({ length: value.shape[along]! }, (_, index) => ({
    ...piece(linked, value, along, index, 1),
    shape: value.shape.filter((_, other) => other !== along),
  }));
}

/** A copy of x from the index `begin` of an axis on, `size` wide. */
function piece(linked: LinkedBackend, x: TensorInfo, axis: number, begin: number, size: number): TensorInfo {
  const shape = x.shape.map((length, other) => (other === axis ? size : length));
  const result = linked.backend.makeOutput(shape, x.dtype);
  const step = util.sizeFromShape(x.shape.slice(axis + 1)) * util.bytesPerElement(x.dtype); // from index to index
  linked.kernels.copyRows(
    util.sizeFromShape(x.shape.slice(0, axis)),
    size * step,
    addressOf(linked, x) + begin * step,
    x.shape[axis]! * step,
    addressOf(linked, result),
    size * step,
  );
  return result;
}
