import type { TensorInfo } from '@tensorflow/tfjs';
import type { LinearAttributes, LinearGradientInputs, LinearInputs } from '../ops/linear.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';

/** The kernel of `ops/linear.ts` forward. */
export function linear(linked: LinkedBackend, inputs: LinearInputs, { activation }: LinearAttributes): TensorInfo {
  const [N, D] = inputs.x.shape as [number, number];
  const F = inputs.weight.shape[1]!;
  const y = newTensor(linked, [N, F]);
  linked.kernels.linear(
    ...([N, D, F] as const),
    ...([addressOf(linked, inputs.x), addressOf(linked, inputs.weight)] as const),
    inputs.bias ? addressOf(linked, inputs.bias) : 0,
    activation === 'relu',
    addressOf(linked, y),
    linked.scratch,
  );
  return y;
}

/** And backward: ∂L/∂x, ∂L/∂W, ∂L/∂b. */
export function linearGradient(linked: LinkedBackend, { x, weight, y, gradient }: LinearGradientInputs): TensorInfo[] {
  const [N, D] = x.shape as [number, number];
  const F = weight.shape[1]!;
  const results = [newTensor(linked, x.shape), newTensor(linked, weight.shape), newTensor(linked, [F])];
  const [dx, dWeight, dBias] = results.map((tensor) => addressOf(linked, tensor)) as [number, number, number];
  withRoom(linked, y ? N * F : 0, (delta) =>
    linked.kernels.linearGradient(
      ...([N, D, F] as const),
      ...([addressOf(linked, x), addressOf(linked, weight), y ? addressOf(linked, y) : 0] as const),
      ...([addressOf(linked, gradient), delta, dx, dWeight, dBias, linked.scratch] as const),
    ),
  );
  return results;
}
