import { type TensorInfo, util } from '@tensorflow/tfjs';
import { type DropoutAttributes, type DropoutInputs, dropThreshold } from '../ops/dropout.ts';
import { addressOf, type LinkedBackend, newTensor } from './kernels.ts';

/** The kernel of `ops/dropout.ts`. */
export function dropout(linked: LinkedBackend, { x }: DropoutInputs, { rate, seed }: DropoutAttributes): TensorInfo {
  const y = newTensor(linked, x.shape);
  linked.kernels.dropout(
    ...([util.sizeFromShape(x.shape), addressOf(linked, x), addressOf(linked, y)] as const),
    ...([dropThreshold(rate), 1 / (1 - rate), ...seed] as const),
  );
  return y;
}
