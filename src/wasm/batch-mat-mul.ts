import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressOf, type Kernels } from './kernels.ts';

/**
 * `tf.matMul`: C = op(A) op(B) for each pair of matrices, where op transposes if it is told to. The stock kernel falls
 * to a naive loop as soon as one operand is transposed, as in every backward pass.
 *
 * Each value is summed in order and rounded at each step (see `assembly/micro-kernel.ts`): same bits on every machine.
 *
 * @param a float32 [...batch, m, k], or [...batch, k, m] if `transposeA`
 * @param b float32 [...batch, k, n], or [...batch, n, k] if `transposeB`; one of the two may be a batch of one
 * @returns float32 [...batch, m, n]
 * @throws RangeError if a type or a shape is another
 */
export function batchMatMul(
  backend: BackendWasm,
  kernels: Kernels,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo {
  const problem = `matMul of ${a.dtype} [${a.shape}]${transposeA ? 'ᵀ' : ''} by ${b.dtype} [${b.shape}]${transposeB ? 'ᵀ' : ''}`;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') throw new RangeError(`${problem}: both must be float32`);
  const [batchA, batchB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [countA, countB] = [util.sizeFromShape(batchA), util.sizeFromShape(batchB)];
  const [m, k] = rowsAndColumns(a, transposeA);
  const [inner, n] = rowsAndColumns(b, transposeB);
  if (inner !== k) throw new RangeError(`${problem}: the inner sizes ${k} and ${inner} differ`);
  if (countA !== 1 && countB !== 1 && !util.arraysEqual(batchA, batchB)) {
    throw new RangeError(`${problem}: the batches must be alike, or one of them a single matrix`);
  }
  const batch = countA === 1 ? batchB : batchA;
  const c = backend.makeOutput([...batch, m, n], 'float32');
  // One B for many A is one product with more rows, unless the rows of the A's are not one below the other.
  const stacked = countB === 1 && !transposeA;
  kernels.batchMatMul(
    stacked ? 1 : util.sizeFromShape(batch),
    stacked ? countA * m : m,
    n,
    k,
    addressOf(backend, a),
    countA === 1 ? 0 : 4 * m * k,
    transposeA,
    addressOf(backend, b),
    countB === 1 ? 0 : 4 * k * n,
    transposeB,
    addressOf(backend, c),
    kernels.scratch,
  );
  return c;
}

/** The last two sizes of a tensor, as they are after its transposition. */
function rowsAndColumns({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}
