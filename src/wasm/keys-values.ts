import type { TensorInfo } from '@tensorflow/tfjs';
import type { KeysValuesGradientInputs, KeysValuesInputs } from '../ops/keys-values.ts';
import { addressOf, type LinkedBackend, newTensor } from './kernels.ts';

/** The kernel of `ops/keys-values.ts` forward. */
export function keysValues(
  linked: LinkedBackend,
  { x, keyWeight, valueWeight, valueBias }: KeysValuesInputs,
): TensorInfo {
  const [B, S, D] = x.shape as [number, number, number];
  const y = newTensor(linked, [B, S, 2 * D]);
  const at = (tensor: TensorInfo) => addressOf(linked, tensor);
  const inputs = [at(x), at(keyWeight), at(valueWeight), at(valueBias)] as const;
  linked.kernels.keysValues(B * S, D, ...inputs, at(y), linked.scratch);
  return y;
}

/** And backward. */
export function keysValuesGradient(linked: LinkedBackend, inputs: KeysValuesGradientInputs): TensorInfo[] {
  const { x, keyWeight, valueWeight, gradient } = inputs;
  const [B, S, D] = x.shape as [number, number, number];
  const results = [x.shape, [D, D], [D, D], [D]].map((shape) => newTensor(linked, shape));
  const at = (tensor: TensorInfo) => addressOf(linked, tensor);
  const [dx, dKeyWeight, dValueWeight, dValueBias] = results.map(at) as [number, number, number, number];
  linked.kernels.keysValuesGradient(
    ...([B * S, D, at(x), at(keyWeight), at(valueWeight), at(gradient)] as const),
    ...([dx, dKeyWeight, dValueWeight, dValueBias, linked.scratch] as const),
  );
  return results;
}
