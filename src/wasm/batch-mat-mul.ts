import { type BatchMatMulAttrs, backend_util, type TensorInfo, util } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

/**
 * `tf.matMul`: C = op(A) op(B) for each pair of matrices, where op transposes if it is told to. The stock kernel falls
 * to a naive loop as soon as one operand is transposed, as in every backward pass.
 *
 * Each value is summed in order and rounded at each step (see `assembly/micro-kernel.ts`): same bits on every machine.
 *
 * @param inputs.a float32 [...batch, m, k], or [...batch, k, m] if `transposeA`
 * @param inputs.b float32 [...batch, k, n], or [...batch, n, k] if `transposeB`; a or b may be one matrix for all
 * @returns float32 [...batch, m, n]
 * @throws RangeError if a type or a shape is another
 */
export function batchMatMul(
  linked: LinkedBackend,
  { a, b }: { a: TensorInfo; b: TensorInfo },
  { transposeA, transposeB }: BatchMatMulAttrs,
): TensorInfo {
  const [batchA, batchB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [countA, countB] = [util.sizeFromShape(batchA), util.sizeFromShape(batchB)];
  const [m, k] = rowsAndColumns(a, transposeA);
  const [inner, n] = rowsAndColumns(b, transposeB);
  const problem =
    a.dtype !== 'float32' || b.dtype !== 'float32'
      ? 'both must be float32'
      : inner !== k
        ? `the inner sizes ${k} and ${inner} differ`
        : countA !== 1 && countB !== 1 && !util.arraysEqual(batchA, batchB)
          ? 'the batches must be alike, or one of them a single matrix'
          : undefined;
  if (problem) throw new RangeError(`matMul of ${described(a, transposeA)} by ${described(b, transposeB)}: ${problem}`);

  const batch = backend_util.assertAndGetBroadcastShape(batchA, batchB);
  const c = linked.backend.makeOutput([...batch, m, n], 'float32');
  const stacked = countB === 1 && !transposeA; // one B for many A is one product with more rows
  linked.kernels.batchMatMul(
    stacked ? 1 : util.sizeFromShape(batch),
    stacked ? countA * m : m,
    n,
    k,
    addressOf(linked, a),
    countA === 1 ? 0 : 4 * m * k,
    transposeA,
    addressOf(linked, b),
    countB === 1 ? 0 : 4 * k * n,
    transposeB,
    addressOf(linked, c),
    linked.scratch,
  );
  return c;
}

/** The last two sizes of a tensor, as they are after its transposition. */
function rowsAndColumns({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

function described({ dtype, shape }: TensorInfo, transposed: boolean): string {
  return `${dtype} [${shape.join(', ')}]${transposed ? ' transposed' : ''}`;
}
