import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { Activation, LinearAttributes, LinearGradientInputs, LinearInputs } from '../ops/linear.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';

/** The numbers by which `assembly/activation.ts` knows the activations; 0 for none. */
const codes: Readonly<Record<Activation, number>> = { relu: 1, tanh: 2 };
const codeOf = ({ activation }: LinearAttributes) => (activation ? codes[activation] : 0);

/** The kernel of `ops/linear.ts` forward. */
export function linear(linked: LinkedBackend, inputs: LinearInputs, attributes: LinearAttributes): TensorInfo {
  const { shape } = inputs.x;
  const [D, F] = inputs.weight.shape as [number, number];
  const N = util.sizeFromShape(shape.slice(0, -1));
  const y = newTensor(linked, [...shape.slice(0, -1), F]);
  linked.kernels.linear(
    ...([N, D, F] as const),
    ...([addressOf(linked, inputs.x), addressOf(linked, inputs.weight)] as const),
    inputs.bias ? addressOf(linked, inputs.bias) : 0,
    codeOf(attributes),
    addressOf(linked, y),
    linked.scratch,
  );
  return y;
}

/** And backward: ∂L/∂x, ∂L/∂W, ∂L/∂b. */
export function linearGradient(
  linked: LinkedBackend,
  { x, weight, y, gradient }: LinearGradientInputs,
  attributes: LinearAttributes,
): TensorInfo[] {
  const [D, F] = weight.shape as [number, number];
  const N = util.sizeFromShape(x.shape.slice(0, -1));
  const results = [newTensor(linked, x.shape), newTensor(linked, weight.shape), newTensor(linked, [F])];
  const [dx, dWeight, dBias] = results.map((tensor) => addressOf(linked, tensor)) as [number, number, number];
  withRoom(linked, y ? N * F : 0, (delta) =>
    linked.kernels.linearGradient(
      ...([N, D, F] as const),
      ...([addressOf(linked, x), addressOf(linked, weight)] as const),
      ...([codeOf(attributes), y ? addressOf(linked, y) : 0] as const),
      ...([addressOf(linked, gradient), delta, dx, dWeight, dBias, linked.scratch] as const),
    ),
  );
  return results;
}
