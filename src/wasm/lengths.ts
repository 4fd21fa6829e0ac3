import type { TensorInfo } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

/**
 * Keeps a kernel from reading beyond a sequence.
 * @param lengths number of tokens in each sentence, int32 [B]
 * @throws RangeError if one has no token, or more than there are columns
 */
export function expectLengths(
  where: string,
  linked: LinkedBackend,
  lengths: TensorInfo | undefined,
  columns: number,
): void {
  if (!lengths || linked.kernels.lengthsWithin(lengths.shape[0]!, addressOf(linked, lengths), columns)) return;
  const wrong = [...linked.backend.typedArrayFromHeap(lengths)].find((length) => length < 1 || length > columns);
  throw new RangeError(`${where}: a sentence of ${wrong} tokens among ${columns} columns`);
}
