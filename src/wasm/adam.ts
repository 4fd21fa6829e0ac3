import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { AdamInputs, AdamSettings } from '../ops/adam.ts';
import { addressOf, type LinkedBackend, newTensor } from './kernels.ts';

/** Of θ, ∂L/∂θ, m and v, for each parameter in turn. */
const TENSORS = 4;

/** The kernel of `ops/adam.ts`; moves θ, m and v where they stand. */
export function adam(linked: LinkedBackend, inputs: AdamInputs, settings: AdamSettings): TensorInfo {
  const tensors = Object.values(inputs);
  const count = tensors.length / TENSORS;
  const { clip, beta1, beta2, stepSize, secondCorrection, epsilon } = settings;
  const norm = newTensor(linked, []);
  const rows = tensors.flatMap((tensor, index) => {
    const address = addressOf(linked, tensor);
    return index % TENSORS === TENSORS - 1 ? [address, util.sizeFromShape(tensor.shape)] : [address];
  });
  const table = linked.backend.makeOutput([count, TENSORS + 1], 'int32');
  linked.backend.typedArrayFromHeap(table).set(rows);
  linked.kernels.adam(
    ...([count, addressOf(linked, table), clip, 1 - beta1, 1 - beta2] as const),
    ...([stepSize, secondCorrection, epsilon, addressOf(linked, norm)] as const),
  );
  linked.backend.disposeData(table.dataId);
  return norm;
}
